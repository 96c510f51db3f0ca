import { html, nothing, type TemplateResult } from 'lit';
import { productDefinitions } from '../../channels/products.js';
import type { CheckoutState } from '../../core/checkout-state.js';
import type { MessageKey, Translate } from '../../locales/messages.js';
import { formatMoney, moneyText, type Money } from '../../model/money.js';
import { paidPayments, type Payment } from '../../model/payment.js';
import { channelOf } from '../../model/product.js';
import { isLong } from '../is-long.js';
import { planLine, totalWithFee } from '../plan-words.js';
import { channelName, productName } from '../product-words.js';
import type { ReceiptLine, ResultTone } from '../result.js';
import { returnLink } from '../return-link.js';
import { action, fine, heading } from './parts.js';
import type { Screen, ScreenView } from './screen.js';

type Ended = Pick<ScreenView<'paid'>, 'state' | 't' | 'locale' | 'returnUrl' | 'environment'>;

const dayFormat: Intl.DateTimeFormatOptions = { year: 'numeric', month: '2-digit', day: '2-digit' };

/** A receipt, as the server wrote it. */
export const paid: Screen<'paid'> = (view) => {
  const [payment] = paidPayments(view.state.session?.payments ?? []);
  const lines = receipt(view, payment);
  return result(view, 'success', lines, html`${heading(view.t('paid.heading'))} ${amount(view.state, view.locale)}`, [
    back(view, 'paid.back'),
    print(view),
  ]);
};

/** Two payments of one order: the receipt of the first, and where the second is on its way back. */
export const paidTwice: Screen<'paid-twice'> = (view) => {
  const { t, locale } = view;
  const [first, ...others] = paidPayments(view.state.session?.payments ?? []);
  const refunds = others.map((payment) => refundLine(payment, t, locale));
  const words = html`${heading(t('paid-twice.heading'))} ${amount(view.state, locale)}
    <p class="notice" role="alert">${t('paid-twice.detail')}</p>`;
  return result(view, 'success', [...receipt(view, first), ...refunds], words, [back(view, 'paid.back'), print(view)]);
};

/** The attempt has failed; the order has not. */
export const failed: Screen<'failed'> = (view) => {
  const { page, state, checkout, t } = view;
  const failure = state.session?.payments.find(({ id }) => id === page.paymentId)?.failure;
  const lines = failure ? [{ term: t('failed.reason'), text: failure.message ?? failure.code }] : [];
  const buttons = action(t('failed.retry'), () => checkout.retry(), 'primary');
  return result(view, 'failure', lines, html`${heading(t('failed.heading'))} ${fine(t('failed.detail'))}`, buttons);
};

/** The merchant has closed the order. */
export const closed: Screen<'closed'> = (view) =>
  result(
    view,
    'ended',
    orderLine(view),
    html`${heading(view.t('closed.heading'))} ${fine(view.t('closed.detail'))}`,
    back(view, 'paid.back'),
  );

/** The order's time is over; an old code may still be paid, and would be shown. */
export const expired: Screen<'expired'> = (view) =>
  result(
    view,
    'ended',
    orderLine(view),
    html`${heading(view.t('expired.heading'))} ${fine(view.t('expired.detail'))}`,
    back(view, 'expired.back'),
  );

function result(
  { locale }: Pick<Ended, 'locale'>,
  tone: ResultTone,
  lines: readonly ReceiptLine[],
  words: TemplateResult,
  buttons: unknown,
): TemplateResult {
  return html`<uc-result tone=${tone} .lines=${lines} .locale=${locale}
    >${words}
    <div slot="actions" class="actions">${buttons}</div></uc-result
  >`;
}

function back({ returnUrl, t }: Ended, key: MessageKey): TemplateResult | typeof nothing {
  const href = returnLink(returnUrl, location.href);
  return href === undefined ? nothing : html`<a class="button primary wide" href=${href}>${t(key)}</a>`;
}

/** Only where a printer may be at hand. */
function print({ environment: { terminal }, t }: Ended): TemplateResult | typeof nothing {
  return terminal === 'pc' || terminal === 'scan' ? action(t('paid.print'), () => window.print()) : nothing;
}

function amount({ session }: CheckoutState, locale: string): TemplateResult | typeof nothing {
  if (!session) return nothing;
  const { before, number, after } = formatMoney(session.order.amount, locale);
  return html`<p class="amount ${isLong(before + number) ? 'long' : ''}"><small>${before}</small>${number}<small>${after}</small></p>`;
}

function orderLine({ state, t }: Ended): readonly ReceiptLine[] {
  return state.session ? [{ term: t('summary.order-no'), text: state.session.order.orderNo, copyable: true }] : [];
}

function receipt(view: Ended, payment: Payment | undefined): readonly ReceiptLine[] {
  const { t, locale } = view;
  if (!payment) return orderLine(view);
  const lines: ReceiptLine[] = [{ term: t('paid.method'), text: methodName(payment, t) }];
  // A wallet may have let the payer change the plan: this is the one that the channel confirmed.
  if (payment.plan) {
    lines.push({ term: t('paid.plan'), text: planLine(payment.plan, t, locale) });
    const total = totalWithFee(payment.plan, t, locale);
    if (total) lines.push({ term: t('paid.plan-total'), text: total });
  }
  lines.push(...orderLine(view));
  if (payment.paidAt) lines.push({ term: t('paid.time'), text: moment(payment.paidAt, locale) });
  if (payment.payerAmount && !isSame(payment.payerAmount, payment.paidAmount)) {
    lines.push({ term: t('paid.payer-amount'), text: moneyText(payment.payerAmount, locale) });
  }
  if (payment.refundableUntil) lines.push({ term: t('paid.refundable-until'), text: day(payment.refundableUntil, locale) });
  return lines;
}

/** Credit that was asked for may not be what the wallet took: without a plan that the channel confirmed, only the channel is known. */
function methodName({ productId, plan }: Payment, t: Translate): string {
  const isUnconfirmed = plan === undefined && productDefinitions.get(productId)?.carriers !== undefined;
  return isUnconfirmed ? channelName(channelOf(productId), t) : productName(productId, t);
}

function refundLine({ refund, paidAmount }: Payment, t: Translate, locale: string): ReceiptLine {
  const words: Record<'processing' | 'succeeded' | 'abnormal', MessageKey> = {
    processing: 'refund.processing',
    succeeded: 'refund.succeeded',
    abnormal: 'refund.abnormal',
  };
  const money = refund?.amount ?? paidAmount;
  return {
    term: t('paid-twice.refund'),
    text: `${money ? moneyText(money, locale) : ''} ${t(words[refund?.status ?? 'processing'])}`.trim(),
  };
}

function isSame(one: Money, other: Money | undefined): boolean {
  return one.value === other?.value && one.currency === other.currency;
}

/** A date without a time is the same day everywhere. */
function day(text: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { ...dayFormat, timeZone: 'UTC' }).format(new Date(text));
}

function moment(text: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { ...dayFormat, hour: '2-digit', minute: '2-digit', second: '2-digit', hour12: false }).format(
    new Date(text),
  );
}
