import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { formatMoney } from '../model/money.js';
import { payeeName, type Order } from '../model/order.js';
import { isLong } from './is-long.js';
import { LocaleController } from './locale-controller.js';
import { tokens } from './tokens.styles.js';

/**
 * What is to be paid, to whom, for what, and until when. It stays in sight while the payer chooses.
 * @tag uc-order-summary
 * @slot - the time that is left
 * @csspart amount - the amount
 * @cssproperty --uc-summary-details - `none` leaves payee and amount only
 * @cssproperty --uc-summary-align - `start` or `center`
 */
export class UcOrderSummary extends LitElement {
  static override styles = [
    tokens,
    css`
      :host {
        display: grid;
        gap: calc(var(--_space) * 2);
        grid-template-columns: minmax(0, 1fr);
        align-content: start;
        text-align: var(--uc-summary-align, center);
      }
      .payee {
        display: inline-grid;
        grid-template-columns: auto minmax(0, auto);
        gap: var(--_space);
        align-items: center;
        justify-content: var(--uc-summary-align, center);
        font-weight: 600;
        word-break: break-word;
        overflow-wrap: anywhere;
      }
      .initial {
        display: grid;
        place-items: center;
        width: 28px;
        height: 28px;
        border-radius: var(--_radius-small);
        background: var(--_text);
        color: var(--_surface);
        font-size: 13px;
      }
      .label {
        color: var(--_muted);
        font-size: var(--_size-small);
      }
      .amount {
        font-size: calc(var(--_size) * 2.667);
        font-weight: 700;
        letter-spacing: -0.02em;
        line-height: 1.15;
        font-variant-numeric: tabular-nums;
        overflow-wrap: anywhere;
        word-break: break-word;
      }
      .long {
        font-size: calc(var(--_size) * 2);
      }
      /* An amount stays on one line, whatever the size of the text; a declaration with a variable in it would not be passed over elsewhere. */
      @supports (width: 1cqi) {
        :host {
          container-type: inline-size;
        }
        .amount {
          font-size: min(calc(var(--_size) * 2.667), 16cqi);
        }
        .long {
          font-size: min(calc(var(--_size) * 2), 11cqi);
        }
      }
      .sign {
        font-size: 0.55em;
        font-weight: 600;
        margin-inline-end: 2px;
      }
      dl {
        display: var(--uc-summary-details, grid);
        grid-template-columns: auto minmax(0, 1fr);
        gap: var(--_space) calc(var(--_space) * 2);
        margin: 0;
        font-size: var(--_size-small);
        text-align: start;
      }
      dt {
        color: var(--_muted);
      }
      dd {
        margin: 0;
        text-align: end;
        word-break: break-word;
        overflow-wrap: anywhere;
      }
    `,
  ];

  /** What is to be paid. */
  @property({ attribute: false }) order: Order | undefined;
  /** BCP 47; the page's language when empty. */
  @property() locale = '';
  /** Nothing is due any more. */
  @property({ type: Boolean, reflect: true }) settled = false;

  private readonly _words = new LocaleController(this, 'first');

  protected override render(): TemplateResult | typeof nothing {
    const { order } = this;
    const t = this._words.translate;
    if (!order || !t) return nothing;
    const name = payeeName(order);
    const { before, number, after } = formatMoney(order.amount, this._words.locale);
    return html`
      <div class="payee"><span class="initial" aria-hidden="true">${[...name][0]}</span><span>${name}</span></div>
      <div>
        <div class="label">${t(this.settled ? 'summary.order-amount' : 'summary.amount')}</div>
        <div class="amount ${isLong(before + number) ? 'long' : ''}" part="amount">
          ${before && html`<span class="sign">${before}</span>`}${number}${after && html`<span class="sign">${after}</span>`}
        </div>
      </div>
      <dl>
        <dt>${t('summary.subject')}</dt>
        <dd>${order.subject}</dd>
        <dt>${t('summary.order-no')}</dt>
        <dd><uc-copyable .locale=${this.locale}>${order.orderNo}</uc-copyable></dd>
        <dt>${t('summary.payee')}</dt>
        <dd>${order.payee.name}</dd>
      </dl>
      <slot></slot>
    `;
  }
}
