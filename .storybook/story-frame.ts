import { css, html, LitElement, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { AccentController } from '../src/elements/accent';
import { theme } from '../src/elements/theme.styles';
import { tokens } from '../src/elements/tokens.styles';

/** The page around a story. It gives a part that stands alone what it inherits from the cashier elsewhere: theme, text size and accent. */
export class StoryFrame extends LitElement {
  static override styles = [
    tokens,
    theme,
    css`
      :host {
        min-height: 100vh;
        box-sizing: border-box;
        padding: 24px;
        overflow-x: auto;
        background: var(--_raised);
      }
      :host([in-docs]) {
        min-height: 0;
      }
      .page {
        margin: 0 auto;
      }
      :host([width='320px']) .page {
        width: 320px;
      }
      :host([width='390px']) .page {
        width: 390px;
      }
      :host([width='768px']) .page {
        width: 768px;
      }
      :host([width='1280px']) .page {
        width: 1280px;
      }
    `,
  ];

  @property() theme = 'light';
  /** The merchant's colour; none when empty. */
  @property() accent = '';
  /** Beside other stories, on a page that has a main part of its own. */
  @property({ type: Boolean, attribute: 'in-docs' }) isInDocs = false;

  constructor() {
    super();
    new AccentController(this);
  }

  protected override willUpdate(): void {
    if (this.accent) this.style.setProperty('--uc-color-accent', this.accent);
    else this.style.removeProperty('--uc-color-accent');
  }

  protected override render(): TemplateResult {
    return this.isInDocs ? html`<div class="page"><slot></slot></div>` : html`<main class="page"><slot></slot></main>`;
  }
}
