import { findElement } from './find-element';
import type { PayerOrder, PayerPlan, SandboxRefusal } from './phone-requests';

const standingWords: Readonly<Record<PayerOrder['standing'], string>> = {
  unpaid: '待付款',
  paying: '支付中',
  paid: '支付成功',
  failed: '支付失败',
  closed: '已关闭',
  refunded: '已退款',
};

/** How a message is meant. */
export type Tone = 'plain' | 'done' | 'failed';

/** The part of a card that shows an order and what can be done to it. */
export class OrderView {
  readonly #order: HTMLElement;
  readonly #plans: HTMLElement;
  readonly #acts: HTMLElement;
  readonly #message: HTMLElement;
  readonly #canPay: readonly string[];

  /** @param canPay the standings in which the acts are offered */
  constructor(card: HTMLElement, canPay: readonly PayerOrder['standing'][], perform: (act: string, periods?: number) => void) {
    this.#order = findElement(card, '.order', HTMLElement);
    this.#plans = findElement(card, '.plans', HTMLElement);
    this.#acts = findElement(card, '.acts', HTMLElement);
    this.#message = findElement(card, '.message', HTMLElement);
    this.#canPay = canPay;
    this.#acts.addEventListener('click', (event) => {
      const act = event.target instanceof HTMLElement ? event.target.dataset['act'] : undefined;
      if (act !== undefined) perform(act, this.#periods);
    });
  }

  show(order: PayerOrder): void {
    const { currency, amount } = order;
    const parts = {
      payee: order.payee,
      amount: new Intl.NumberFormat('zh-CN', { style: 'currency', currency }).format(amount / 100),
      channel: document.querySelector(`#wallet [name='channel'][value='${order.channel}'] + span`)?.textContent ?? order.channel,
      subject: order.subject,
      number: order.outTradeNo,
      state: `${standingWords[order.standing]} · ${order.tradeState}`,
      notice: order.notice ?? '',
    };
    for (const [part, text] of Object.entries(parts)) {
      findElement(this.#order, `[data-part='${part}']`, HTMLElement).textContent = text;
    }
    this.#offer(order.plans ?? []);
    this.#acts.hidden = !this.#canPay.includes(order.standing);
    this.#order.hidden = false;
    this.say(order.standing === 'paid' ? '付款成功' : '', 'done');
  }

  get #periods(): number | undefined {
    const chosen = this.#plans.querySelector<HTMLInputElement>('input:checked');
    return chosen === null ? undefined : Number(chosen.value);
  }

  /** The payer's own choice outlives a look at the order. */
  #offer(plans: readonly PayerPlan[]): void {
    const before = this.#plans.hidden ? undefined : this.#periods;
    this.#plans.querySelectorAll('label').forEach((label) => label.remove());
    this.#plans.hidden = plans.length === 0;
    for (const { periods, words, isChosen } of plans) {
      const radio = document.createElement('input');
      radio.type = 'radio';
      radio.name = 'periods';
      radio.value = String(periods);
      radio.checked = before === undefined ? isChosen : before === periods;
      const label = document.createElement('label');
      label.append(radio, words);
      this.#plans.append(label);
    }
  }

  hide(): void {
    this.#order.hidden = true;
    this.#plans.hidden = true;
  }

  refuse(refusal: SandboxRefusal): void {
    this.say(refusal.message, 'failed');
  }

  say(words: string, tone: Tone = 'plain'): void {
    // The same words again would be read out again.
    if (this.#message.textContent !== words) this.#message.textContent = words;
    this.#message.className = `message ${tone}`;
  }
}
