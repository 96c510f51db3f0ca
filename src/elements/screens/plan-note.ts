import { html, nothing, type TemplateResult } from 'lit';
import { paymentOf } from '../../core/server-facts.js';
import { planLine, totalWithFee } from '../plan-words.js';
import type { ScreenView } from './screen.js';

type About = Pick<ScreenView<'awaiting' | 'code-expired' | 'confirming'>, 'page' | 'state' | 't' | 'locale'>;

/**
 * The plan that the server has for the attempt, and what it costs in all: it may be another than was chosen here, or have been chosen elsewhere.
 * Nothing where it has none.
 */
export function planNote({ page, state, t, locale }: About): TemplateResult | typeof nothing {
  const payment = paymentOf(state, page.paymentId);
  if (!payment?.plan) return nothing;
  const total = totalWithFee(payment.plan, t, locale);
  return html`<p class="fine">${planLine(payment.plan, t, locale)}${total && html`<br />${t('plan.total', { total })}`}</p>`;
}
