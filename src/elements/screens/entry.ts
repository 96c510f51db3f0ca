import { html, nothing } from 'lit';
import type { UcPayerCodeEvent } from '../events.js';
import { walletOn } from '../wallet-on.js';
import { action, heading, problem } from './parts.js';
import type { Screen } from './screen.js';

/** Why there is no cashier, and the way back to one. */
export const unavailable: Screen<'unavailable'> = ({ page, checkout, t }) =>
  html`<uc-result tone="failure">
    ${heading(t('unavailable.heading'))} ${problem(page.error, t)}
    <div slot="actions" class="actions">
      ${action(t('unavailable.retry'), () => (page.error === 'internal-error' ? location.reload() : checkout.retry()), 'primary')}
    </div>
  </uc-result>`;

/** The payer shows a code; a scanner or a person types it. */
export const collectingCode: Screen<'collecting-code'> = ({ page, state, checkout, t, locale }) => {
  const wallet = walletOn(state, t);
  return html`<div class="center">
    ${heading(t('collecting-code.heading', { wallet }))} ${page.notice ? problem(page.notice, t, wallet) : nothing}
    <uc-payer-code
      .locale=${locale}
      @uc-payer-code=${(event: UcPayerCodeEvent) => checkout.submitPayerCode(event.payerCode)}
    ></uc-payer-code>
    <div class="actions">${action(t('awaiting.another-way'), () => checkout.back())}</div>
  </div>`;
};
