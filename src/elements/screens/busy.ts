import { html, type TemplateResult } from 'lit';
import type { MessageKey } from '../../locales/messages.js';
import { action, fine, heading } from './parts.js';
import type { Screen, ScreenView } from './screen.js';

function busy(title: MessageKey, detail: MessageKey): (view: Pick<ScreenView<'creating'>, 't'>) => TemplateResult {
  return ({ t }) => html`<uc-waiting>${heading(t(title))} ${fine(t(detail))}</uc-waiting>`;
}

/** The attempt is being made; it can not be doubled. */
export const creating = busy('creating.heading', 'creating.detail');

/** The wallet is being opened. */
export const launching = busy('launching.heading', 'launching.detail');

/** The earlier attempt is being closed. */
export const closing = busy('closing.heading', 'closing.detail');

/** The browser is on its way to the wallet; where it never gets there, the payer can go back. */
export const authorizing: Screen<'authorizing'> = ({ checkout, t }) =>
  html`<uc-waiting
    >${heading(t('authorizing.heading'))} ${fine(t('authorizing.detail'))}
    <div class="actions">${action(t('awaiting.another-way'), () => checkout.back())}</div></uc-waiting
  >`;

/** Nobody knows whether the attempt exists; until then nothing else may be started. */
export const outcomeUnknown: Screen<'outcome-unknown'> = ({ checkout, t }) =>
  html`<uc-waiting>
    ${heading(t('outcome-unknown.heading'))}
    <p class="notice" role="alert">${t('outcome-unknown.detail')}</p>
    <div class="actions">${action(t('outcome-unknown.retry'), () => checkout.retry())}</div>
  </uc-waiting>`;

/** The server is being asked. Paying again is locked until it has answered. */
export const confirming: Screen<'confirming'> = ({ page, state, checkout, t }) => {
  const payment = state.session?.payments.find(({ id }) => id === page.paymentId);
  const isUnderWay = payment?.status === 'paying' || page.cause === 'in-progress';
  return html`<uc-waiting>
    ${heading(t('confirming.heading'))} ${fine(t(isUnderWay ? 'confirming.in-progress' : 'confirming.detail'))}
    <div class="actions">${action(t('confirming.again'), () => checkout.confirm())}</div>
  </uc-waiting>`;
};
