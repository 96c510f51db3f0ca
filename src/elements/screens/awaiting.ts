import { html, nothing, type TemplateResult } from 'lit';
import { actingProduct } from '../../core/acting-product.js';
import { isCode, isPayerCode, paymentOf } from '../../core/server-facts.js';
import type { CashierErrorCode } from '../../model/cashier-error.js';
import { moneyText } from '../../model/money.js';
import { payeeName } from '../../model/order.js';
import type { Payment } from '../../model/payment.js';
import { walletOn } from '../wallet-on.js';
import { anotherWay, awaitingPayer, awaitingWallet } from './awaiting-wallet.js';
import { action, fine, heading, problem } from './parts.js';
import { planNote } from './plan-note.js';
import type { Screen, ScreenView } from './screen.js';

type Waiting = ScreenView<'awaiting'> | ScreenView<'code-expired'>;

/** Reasons that keep a code off the screen. */
const unshowable: readonly string[] = [
  'url-not-allowed',
  'action-missing',
  'action-unsupported',
  'launch-failed',
  'page-incomplete',
] satisfies CashierErrorCode[];

/** The attempt waits for the payer: a code to scan, a wallet that is open, or a customer who types a password. */
export const awaiting: Screen<'awaiting'> = (view) => {
  const { page, state, checkout, t } = view;
  const payment = paymentOf(state, page.paymentId);
  if (payment && isPayerCode(payment)) return awaitingPayer(view);
  const content = payment?.action?.kind === 'qr-code' ? payment.action.content : undefined;
  if (!payment || content === undefined || (page.reason && unshowable.includes(page.reason))) return awaitingWallet(view, payment);
  const wallet = walletOn(state, t);
  const isScanned = payment?.status === 'paying';
  const note = page.reason === 'joined' ? t('awaiting-code.joined') : page.reason === 'unpaid' ? t('awaiting-wallet.unpaid') : undefined;
  return html`
    <div class="center">
      ${heading(isScanned ? t('awaiting-code.scanned') : t('awaiting-code.heading', { wallet }))}
      ${page.reason === 'too-soon' ? problem('too-soon', t) : note ? html`<p class="notice">${note}</p>` : nothing} ${planNote(view)}
      ${code(view, isCode(payment, state.started) ? content : '', isSavable(view, payment))}
      ${
        state.clocks.actionEndsAt === undefined
          ? nothing
          : html`<p class="clock">
              <uc-countdown subject="code" spoken .endsAt=${state.clocks.actionEndsAt} .locale=${view.locale}></uc-countdown>
            </p>`
      }
      ${fine(isScanned ? t('awaiting-code.scanned.detail') : t('awaiting-code.detail', { wallet }))}
      <div class="actions row">
        ${isScanned ? nothing : action(t('awaiting-code.refresh'), () => checkout.refresh())} ${anotherWay(view)}
      </div>
    </div>
  `;
};

/** The code is over. Its picture is covered, it is still watched, and one tap brings a new one. */
export const codeExpired: Screen<'code-expired'> = (view) => {
  const { page, state, t } = view;
  return html`
    <div class="center">
      ${heading(t('awaiting-code.heading', { wallet: walletOn(state, t) }))} ${page.notice ? problem(page.notice, t) : nothing}
      ${planNote(view)} ${code(view)} ${fine(t('code-expired.detail'))}
      <div class="actions row">${page.renewing && !page.notice ? nothing : anotherWay(view)}</div>
    </div>
  `;
};

function code(view: Waiting, content = '', savable = false): TemplateResult {
  const { page, state, checkout, t, locale } = view;
  const order = state.session?.order;
  const amount = order ? moneyText(order.amount, locale) : '';
  return html`<uc-qr-code
    .content=${content}
    .label=${t('awaiting-code.label', { wallet: walletOn(state, t), amount })}
    .covered=${page.name === 'code-expired'}
    .renewing=${page.name === 'code-expired' && page.renewing}
    .savable=${savable}
    .caption=${order ? [payeeName(order), amount, `${t('summary.order-no')} ${order.orderNo}`] : []}
    .fileName=${order?.orderNo.replace(/[^\w-]/g, '_') ?? ''}
    .locale=${locale}
    @uc-refresh=${() => checkout.refresh()}
  ></uc-qr-code>`;
}

/** Whether the payer's program reads the code from a picture; a counter's code is not the payer's to keep. */
function isSavable({ state: { session }, environment }: Waiting, { productId }: Payment): boolean {
  return session !== undefined && environment.terminal !== 'scan' && actingProduct(productId, environment, session)?.savable === true;
}
