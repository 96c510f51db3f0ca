import { html, nothing, type TemplateResult } from 'lit';
import { isPayerCode, paymentOf } from '../../core/server-facts.js';
import type { MessageKey } from '../../locales/messages.js';
import { walletOn } from '../wallet-on.js';
import { action, fine, heading } from './parts.js';
import { planNote } from './plan-note.js';
import type { Screen, ScreenView } from './screen.js';

type Words = Pick<ScreenView<'creating'>, 't' | 'state'>;

function waiting(
  { t, state }: Words,
  title: MessageKey,
  detail: MessageKey,
  buttons?: TemplateResult,
  note: TemplateResult | typeof nothing = nothing,
): TemplateResult {
  const values = { wallet: walletOn(state, t) };
  return html`<uc-waiting
    >${heading(t(title, values))} ${fine(t(detail, values))} ${note} ${buttons && html`<div class="actions">${buttons}</div>`}</uc-waiting
  >`;
}

/** The attempt is being made; it can not be doubled. */
export const creating: Screen<'creating'> = (view) => waiting(view, 'creating.heading', 'creating.detail');

/** The wallet is being opened. */
export const launching: Screen<'launching'> = (view) => waiting(view, 'launching.heading', 'launching.detail');

/** The earlier attempt is being closed; one with a payer's code is taken back, and may turn out to be paid. */
export const closing: Screen<'closing'> = (view) => {
  const payment = paymentOf(view.state, view.page.paymentId);
  return payment && isPayerCode(payment)
    ? waiting(view, 'reversing.heading', 'reversing.detail')
    : waiting(view, 'closing.heading', 'closing.detail');
};

/** The browser is on its way to the wallet; where it never gets there, the payer can go back. */
export const authorizing: Screen<'authorizing'> = (view) => {
  const { checkout, t } = view;
  const back = action(t('awaiting.another-way'), () => checkout.back());
  return waiting(view, 'authorizing.heading', 'authorizing.detail', back);
};

/** Nobody knows whether the attempt exists; until then nothing else may be started. */
export const outcomeUnknown: Screen<'outcome-unknown'> = ({ checkout, t }) =>
  html`<uc-waiting>
    ${heading(t('outcome-unknown.heading'))}
    <p class="notice" role="alert">${t('outcome-unknown.detail')}</p>
    <div class="actions">${action(t('outcome-unknown.retry'), () => checkout.retry())}</div>
  </uc-waiting>`;

/** The server is being asked. Paying again is locked until it has answered. */
export const confirming: Screen<'confirming'> = (view) => {
  const { page, state, checkout, t } = view;
  const again = action(t('confirming.again'), () => checkout.confirm());
  if (page.cause === 'reversing') return waiting(view, 'reversing.heading', 'reversing.detail', again);
  if (page.then === 'relaunch') return waiting(view, 'confirming.heading', 'confirming.before-relaunch', again, planNote(view));
  const isUnderWay = paymentOf(state, page.paymentId)?.status === 'paying' || page.cause === 'in-progress';
  return waiting(view, 'confirming.heading', isUnderWay ? 'confirming.in-progress' : 'confirming.detail', again, planNote(view));
};
