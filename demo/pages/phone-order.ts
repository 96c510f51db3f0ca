import { findElement } from './find-element';
import type { PayerOrder, SandboxRefusal } from './phone-requests';

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
  readonly #acts: HTMLElement;
  readonly #message: HTMLElement;
  readonly #canPay: readonly string[];

  /** @param canPay the standings in which the acts are offered */
  constructor(card: HTMLElement, canPay: readonly PayerOrder['standing'][], perform: (act: string) => void) {
    this.#order = findElement(card, '.order', HTMLElement);
    this.#acts = findElement(card, '.acts', HTMLElement);
    this.#message = findElement(card, '.message', HTMLElement);
    this.#canPay = canPay;
    this.#acts.addEventListener('click', (event) => {
      const act = event.target instanceof HTMLElement ? event.target.dataset['act'] : undefined;
      if (act !== undefined) perform(act);
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
    };
    for (const [part, text] of Object.entries(parts)) {
      findElement(this.#order, `[data-part='${part}']`, HTMLElement).textContent = text;
    }
    this.#acts.hidden = !this.#canPay.includes(order.standing);
    this.#order.hidden = false;
    this.say(order.standing === 'paid' ? '付款成功' : '', 'done');
  }

  hide(): void {
    this.#order.hidden = true;
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
