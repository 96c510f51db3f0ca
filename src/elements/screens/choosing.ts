import { html, nothing } from 'lit';
import { productDefinitions } from '../../channels/products.js';
import { moneyText } from '../../model/money.js';
import type { OfferList } from '../../model/offer.js';
import { channelOf, type ChannelId } from '../../model/product.js';
import type { UcSelectEvent } from '../events.js';
import { planLine, totalWithFee } from '../plan-words.js';
import { productName } from '../product-words.js';
import { fine, heading, problem } from './parts.js';
import type { Screen } from './screen.js';

/** The guide comes after the first screen: its rows have their room before, or the button would slip from under the payer's finger. */
const roomFor: readonly (string | undefined)[] = [undefined, undefined, 'two', 'three'];

/** The ways to pay, and the one button that pays. */
export const choosing: Screen<'choosing'> = ({ page, state, checkout, t, locale }) => {
  const { session } = state;
  const list = checkout.offers.value;
  const selection = checkout.selection.value;
  const notice =
    page.notice === undefined
      ? nothing
      : page.notice === 'payment-closed'
        ? html`<p class="notice" role="alert">${t('notice.payment-closed')}</p>`
        : problem(page.notice, t);
  const elsewhere = channelsElsewhere(list);
  const guide =
    elsewhere.length > 0
      ? html`<uc-open-guide
          class=${roomFor[elsewhere.length] ?? nothing}
          .channels=${elsewhere}
          .url=${location.href}
          .locale=${locale}
        ></uc-open-guide>`
      : nothing;
  if (!session || !selection) {
    const canOpenInWechat = list.exclusions.some(({ remedy }) => remedy === 'open-in-wechat');
    return html`<div class="center">
        ${heading(t('methods.none'))} ${notice} ${fine(t(canOpenInWechat ? 'methods.open-in-wechat' : 'methods.none.detail'))}
      </div>
      ${guide}<uc-method-list .list=${list} .locale=${locale}></uc-method-list>`;
  }
  const method = productName(selection.productId, t);
  const plan = list.offers
    .find(({ productId }) => productId === selection.productId)
    ?.plans.find(({ planId }) => planId === selection.planId);
  // What the payer gives in all, fee and all: the button never says less than is taken.
  const amount = moneyText(plan?.total ?? session.order.amount, locale);
  const total = plan && totalWithFee(plan, t, locale);
  const isReckoned = plan?.isEstimate && plan.fee.value > 0;
  return html`
    ${heading(t('choosing.heading'), 'visually-hidden')} ${notice}
    <uc-method-list
      .list=${list}
      .selected=${selection.productId}
      .plan=${selection.planId ?? ''}
      .locale=${locale}
      @uc-select=${(event: UcSelectEvent) => {
        checkout.select(event.selection);
      }}
    ></uc-method-list>
    ${guide}
    <div class="bar">
      <button type="button" class="button primary wide" part="pay" @click=${() => checkout.pay()}>
        ${t(plan ? 'pay.with' : 'pay.button', { method, amount: isReckoned ? t('plan.estimated', { amount }) : amount })}
      </button>
      ${plan ? html`<p class="clock">${planLine(plan, t, locale)}${total && html`<br />${t('plan.total', { total })}`}</p>` : nothing}
    </div>
  `;
};

/** Enough to send a payer to a browser, where all the others are too. */
const mostElsewhere = 3;

/** The channels of which nothing works here, and something does in a browser on the same device, wallets first. */
function channelsElsewhere({ offers, exclusions }: OfferList): readonly ChannelId[] {
  const offered = offers.map(({ productId }) => channelOf(productId));
  const isWallet = (productId: string): boolean => productDefinitions.get(productId)?.kind === 'wallet';
  const elsewhere = exclusions
    .filter(({ remedy }) => remedy === 'open-in-browser')
    .sort((one, other) => Number(isWallet(other.productId)) - Number(isWallet(one.productId)))
    .map(({ productId }) => channelOf(productId));
  return [...new Set(elsewhere)].filter((channel) => !offered.includes(channel)).slice(0, mostElsewhere);
}
