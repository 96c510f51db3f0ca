import { css, html, LitElement, type TemplateResult } from 'lit';
import { tokens } from './tokens.styles.js';

/**
 * A sign that something is under way, with words beside it.
 * @tag uc-waiting
 * @slot - what is being waited for, and what to do meanwhile
 */
export class UcWaiting extends LitElement {
  static override styles = [
    tokens,
    css`
      :host {
        display: grid;
        justify-items: center;
        gap: calc(var(--_space) * 2);
        text-align: center;
      }
      .ring {
        width: 56px;
        height: 56px;
        border: 4px solid var(--_accent-soft);
        border-block-start-color: var(--_accent-line);
        border-radius: 50%;
        animation: turn 0.9s linear infinite;
      }
      @keyframes turn {
        to {
          transform: rotate(1turn);
        }
      }
      @media (prefers-reduced-motion: reduce) {
        .ring {
          animation: none;
        }
      }
    `,
  ];

  override connectedCallback(): void {
    super.connectedCallback();
    // Drawn at once: what stands in a slot that is not there yet can not take the focus.
    this.performUpdate();
  }

  protected override render(): TemplateResult {
    return html`<div class="ring" aria-hidden="true"></div>
      <slot></slot>`;
  }
}
