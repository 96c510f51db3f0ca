import { css, html, LitElement, svg, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { LocaleController } from './locale-controller.js';
import { tokens } from './tokens.styles.js';

const sheets = svg`<path d="M5.5 5.5V3.6c0-.6.5-1.1 1.1-1.1h5.8c.6 0 1.1.5 1.1 1.1v5.8c0 .6-.5 1.1-1.1 1.1h-1.9M3.6 5.5h5.8c.6 0 1.1.5 1.1 1.1v5.8c0 .6-.5 1.1-1.1 1.1H3.6c-.6 0-1.1-.5-1.1-1.1V6.6c0-.6.5-1.1 1.1-1.1z" />`;
const tick = svg`<path d="M3 8.5l3.2 3.2L13 5" />`;

/**
 * A text that a tap copies, as an order's number. Before it is registered, it is the text alone.
 * @tag uc-copyable
 * @slot - the text
 * @csspart copy - what is tapped
 */
export class UcCopyable extends LitElement {
  static override styles = [
    tokens,
    css`
      :host {
        display: inline;
        color: inherit;
        font-size: inherit;
      }
      button {
        position: relative;
        min-width: var(--_target);
        min-height: var(--_target);
        /* A finger's room, without the line's getting higher. */
        margin-block: calc((1.5em - var(--_target)) / 2);
        padding-block: calc((var(--_target) - 1.5em) / 2);
        /* And for the ring around it. */
        margin-inline: -8px;
        padding-inline: 8px;
        border: 0;
        border-radius: var(--_radius-small);
        background: none;
        color: inherit;
        font: inherit;
        text-align: inherit;
        vertical-align: top;
        overflow-wrap: anywhere;
        cursor: pointer;
        -webkit-tap-highlight-color: transparent;
      }
      button:focus-visible {
        outline: 3px solid var(--_accent-text);
        outline-offset: -5px;
      }
      svg {
        width: 1em;
        height: 1em;
        margin-inline-start: 0.4em;
        vertical-align: -0.12em;
        fill: none;
        stroke: var(--_muted);
        stroke-width: 1.4;
        stroke-linecap: round;
        stroke-linejoin: round;
      }
      button:hover svg {
        stroke: var(--_accent-text);
      }
      .done svg,
      .done:hover svg {
        stroke: var(--_success);
        stroke-width: 2;
      }
      .failed {
        display: block;
        color: var(--_danger);
      }
      @media print {
        svg {
          display: none;
        }
      }
    `,
  ];

  /** BCP 47; the page's language when empty. */
  @property() locale = '';

  @state() private outcome: 'done' | 'failed' | undefined;

  private readonly _words = new LocaleController(this);

  private async _copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.textContent.trim());
      this.outcome = 'done';
    } catch {
      // Web-views may have no clipboard or keep it to themselves; what is marked can still be taken by hand.
      getSelection()?.selectAllChildren(this);
      this.outcome = 'failed';
    }
  }

  protected override render(): TemplateResult {
    const t = this._words.translate;
    if (!t) return html`<slot></slot>`;
    const { outcome } = this;
    return html`<button type="button" part="copy" class=${outcome ?? ''} @click=${() => void this._copy()}>
        <slot></slot><span class="visually-hidden"> ${t('copy.action')}</span
        ><svg viewBox="0 0 16 16" aria-hidden="true">${outcome === 'done' ? tick : sheets}</svg></button
      ><span role="status" class=${outcome === 'failed' ? 'failed' : 'visually-hidden'}
        >${outcome ? t(outcome === 'done' ? 'copy.done' : 'copy.failed') : ''}</span
      >`;
  }
}
