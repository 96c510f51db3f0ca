import { html, nothing, type TemplateResult } from 'lit';
import type { CheckoutState } from '../../core/checkout-state.js';
import type { Translate } from '../../locales/messages.js';
import { layoutOf } from './layouts.js';

/** The order beside every screen, and how long it can still be paid. */
export function aside({ page, session, clocks }: CheckoutState, t: Translate, locale: string): TemplateResult | typeof nothing {
  if (!session) return nothing;
  const layout = layoutOf(page.name);
  const isOpen = layout !== 'ended';
  return html`<section class="order ${layout}" role="group" aria-label=${t('summary.region')}>
    <uc-order-summary .order=${session.order} .settled=${!isOpen && page.name !== 'failed'} .locale=${locale}></uc-order-summary>
    ${
      isOpen && clocks.orderEndsAt !== undefined
        ? html`<p class="clock">
            <uc-countdown .endsAt=${clocks.orderEndsAt} .spoken=${page.name === 'choosing'} .locale=${locale}></uc-countdown>
          </p>`
        : nothing
    }
  </section>`;
}
