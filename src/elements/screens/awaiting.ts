import { html, nothing, type TemplateResult } from 'lit';
import type { CheckoutState } from '../../core/checkout-state.js';
import type { CashierErrorCode } from '../../model/cashier-error.js';
import { moneyText } from '../../model/money.js';
import type { Payment } from '../../model/payment.js';
import { action, fine, heading, problem } from './parts.js';
import type { Screen, ScreenView } from './screen.js';

type Waiting = ScreenView<'awaiting'> | ScreenView<'code-expired'>;

/** Reasons that keep a code off the screen. */
const unshowable: readonly string[] = [
  'url-not-allowed',
  'action-missing',
  'action-unsupported',
  'launch-failed',
] satisfies CashierErrorCode[];

/** The attempt waits for the payer: a code to scan, or a wallet that is open. */
export const awaiting: Screen<'awaiting'> = (view) => {
  const payment = paymentOn(view);
  const content = payment?.action?.kind === 'qr-code' ? payment.action.content : undefined;
  if (content === undefined || (view.page.reason && unshowable.includes(view.page.reason))) return wallet(view);
  const { page, checkout, t } = view;
  const isScanned = payment?.status === 'paying';
  const note = page.reason === 'joined' ? t('awaiting-code.joined') : page.reason === 'unpaid' ? t('awaiting-wallet.unpaid') : undefined;
  return html`
    <div class="center">
      ${heading(t(isScanned ? 'awaiting-code.scanned' : 'awaiting-code.heading'))}
      ${page.reason === 'too-soon' ? problem('too-soon', t) : note ? html`<p class="notice">${note}</p>` : nothing} ${code(view, content)}
      ${
        view.state.clocks.actionEndsAt === undefined
          ? nothing
          : html`<p class="clock">
              <uc-countdown subject="code" spoken .endsAt=${view.state.clocks.actionEndsAt} .locale=${view.locale}></uc-countdown>
            </p>`
      }
      ${fine(t(isScanned ? 'awaiting-code.scanned.detail' : 'awaiting-code.detail'))}
      <div class="actions row">
        ${isScanned ? nothing : action(t('awaiting-code.refresh'), () => checkout.refresh())} ${anotherWay(view)}
      </div>
    </div>
  `;
};

/** The code is over. Its picture is covered, it is still watched, and one tap brings a new one. */
export const codeExpired: Screen<'code-expired'> = (view) => {
  const { page, t } = view;
  return html`
    <div class="center">
      ${heading(t('awaiting-code.heading'))} ${page.notice ? problem(page.notice, t) : nothing} ${code(view, '')}
      ${fine(t('code-expired.detail'))}
      <div class="actions row">${page.renewing && !page.notice ? nothing : anotherWay(view)}</div>
    </div>
  `;
};

function wallet(view: ScreenView<'awaiting'>): TemplateResult {
  const { page, checkout, t } = view;
  const error = page.reason !== undefined && page.reason !== 'unpaid' && page.reason !== 'joined' ? page.reason : undefined;
  const isUnpaid = page.reason === 'unpaid';
  const buttons = html`${
    error !== undefined || isUnpaid
      ? action(t('awaiting.pay-again'), () => checkout.relaunch(), 'primary')
      : action(t('awaiting.done'), () => checkout.confirm(), 'primary')
  }
  ${anotherWay(view)}`;
  if (isUnpaid || error !== undefined) {
    return html`<uc-result tone="ended">
      ${heading(t('awaiting-wallet.unpaid'))} ${error === undefined ? fine(t('awaiting-wallet.unpaid.detail')) : problem(error, t)}
      <div slot="actions" class="actions">${buttons}</div>
    </uc-result>`;
  }
  return html`<uc-waiting
    >${heading(t('awaiting-wallet.heading'))} ${fine(t('awaiting-wallet.detail'))}
    <div class="actions">${buttons}</div></uc-waiting
  >`;
}

function code(view: Waiting, content: string): TemplateResult {
  const { page, state, checkout, t, locale } = view;
  const amount = state.session ? moneyText(state.session.order.amount, locale) : '';
  return html`<uc-qr-code
    .content=${content}
    .label=${t('awaiting-code.label', { amount })}
    .covered=${page.name === 'code-expired'}
    .renewing=${page.name === 'code-expired' && page.renewing}
    .locale=${locale}
    @uc-refresh=${() => checkout.refresh()}
  ></uc-qr-code>`;
}

function anotherWay({ checkout, t }: Waiting): TemplateResult {
  return action(t('awaiting.another-way'), () => checkout.chooseAnotherWay());
}

function paymentOn({ page, state }: { page: { paymentId: string }; state: CheckoutState }): Payment | undefined {
  return state.session?.payments.find(({ id }) => id === page.paymentId);
}
