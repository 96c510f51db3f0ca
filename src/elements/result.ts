import { css, html, LitElement, svg, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { tokens } from './tokens.styles.js';

/** What a result looks like: what went well, what did not, and what has simply ended. */
export type ResultTone = 'success' | 'failure' | 'ended';

/** A line of a receipt. */
export interface ReceiptLine {
  readonly term: string;
  readonly text: string;
  /** A tap copies it. */
  readonly copyable?: boolean | undefined;
}

const signs: Record<ResultTone, string> = {
  success: 'M5 12.5l4.5 4.5L19 7.5',
  failure: 'M7 7l10 10M17 7L7 17',
  ended: 'M12 6v6.5l4 2.5',
};

/**
 * The end of it: a sign, words, and the lines of a receipt.
 * @tag uc-result
 * @slot - heading and words
 * @slot actions - ways on
 * @csspart lines - the receipt
 */
export class UcResult extends LitElement {
  static override styles = [
    tokens,
    css`
      :host {
        display: grid;
        justify-items: center;
        gap: calc(var(--_space) * 1.5);
        text-align: center;
      }
      .sign {
        display: grid;
        place-items: center;
        width: 64px;
        height: 64px;
        border-radius: 50%;
      }
      .sign.success {
        background: var(--_success-soft);
        color: var(--_success);
      }
      .sign.failure {
        background: var(--_danger-soft);
        color: var(--_danger);
      }
      .sign.ended {
        background: var(--_warning-soft);
        color: var(--_warning);
      }
      svg {
        width: 32px;
        height: 32px;
        fill: none;
        stroke: currentColor;
        stroke-width: 2.4;
        stroke-linecap: round;
        stroke-linejoin: round;
      }
      .sign.success {
        animation: settle var(--_motion) ease-out;
      }
      /* The tick is a little shorter than its dash. */
      .sign.success path {
        stroke-dasharray: 20;
        animation: draw calc(var(--_motion) * 1.4) var(--_motion) ease-out backwards;
      }
      @keyframes settle {
        from {
          opacity: 0;
          transform: scale(0.7);
        }
      }
      @keyframes draw {
        from {
          stroke-dashoffset: 20;
        }
      }
      @media (prefers-reduced-motion: reduce) {
        .sign.success,
        .sign.success path {
          animation: none;
        }
      }
      dl {
        display: grid;
        grid-template-columns: fit-content(50%) minmax(0, 1fr);
        gap: var(--_space) calc(var(--_space) * 2);
        width: 100%;
        max-width: 440px;
        margin: calc(var(--_space) * 0.5) 0 0;
        padding-block-start: calc(var(--_space) * 2);
        border-block-start: 1px solid var(--_line);
        font-size: var(--_size-small);
        text-align: start;
      }
      dt {
        color: var(--_muted);
        overflow-wrap: anywhere;
      }
      dd {
        margin: 0;
        text-align: end;
        word-break: keep-all;
        overflow-wrap: break-word;
        overflow-wrap: anywhere;
      }
      ::slotted(.amount) {
        margin: 0;
        font-size: calc(var(--_size) * 2.133);
        font-weight: 700;
        letter-spacing: -0.02em;
        line-height: 1.2;
        font-variant-numeric: tabular-nums;
        overflow-wrap: anywhere;
      }
      /* On one line, as the order's own. */
      @supports (width: 1cqi) {
        :host {
          container-type: inline-size;
        }
        ::slotted(.amount) {
          font-size: min(calc(var(--_size) * 2.133), 16cqi);
        }
        ::slotted(.amount.long) {
          font-size: min(calc(var(--_size) * 2.133), 11cqi);
        }
      }
      slot[name='actions'] {
        display: grid;
        width: 100%;
        margin-block-start: calc(var(--_space) * 1.5);
        justify-items: center;
      }
    `,
  ];

  /** How it ended. */
  @property({ reflect: true }) tone: ResultTone = 'ended';
  /** The lines of the receipt. */
  @property({ attribute: false }) lines: readonly ReceiptLine[] = [];
  /** BCP 47; the page's language when empty. */
  @property() locale = '';

  override connectedCallback(): void {
    super.connectedCallback();
    // Drawn at once: what stands in a slot that is not there yet can not take the focus.
    this.performUpdate();
  }

  protected override render(): TemplateResult {
    return html`
      <div class="sign ${this.tone}" aria-hidden="true"><svg viewBox="0 0 24 24">${svg`<path d=${signs[this.tone]} />`}</svg></div>
      <slot></slot>
      ${
        this.lines.length > 0
          ? html`<dl part="lines">
              ${this.lines.map(
                ({ term, text, copyable }) =>
                  html`<dt>${term}</dt>
                    <dd>${copyable ? html`<uc-copyable .locale=${this.locale}>${text}</uc-copyable>` : text}</dd>`,
              )}
            </dl>`
          : ''
      }
      <slot name="actions"></slot>
    `;
  }
}
