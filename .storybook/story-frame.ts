import { css, html, LitElement } from 'lit';
import { theme } from '../src/elements/theme.styles';
import { tokens } from '../src/elements/tokens.styles';

/** Gives a part that stands alone in its story the theme and text size that it inherits from the cashier elsewhere. */
export class StoryFrame extends LitElement {
  static override styles = [
    tokens,
    theme,
    css`
      :host {
        box-sizing: border-box;
        min-height: 100vh;
        padding: 24px;
        background: var(--_canvas);
      }
    `,
  ];

  protected override render() {
    return html`<slot></slot>`;
  }
}
