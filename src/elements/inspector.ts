import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { EnvironmentClues } from '../core/environment.js';
import type { Environment } from '../model/environment.js';
import type { OfferList } from '../model/offer.js';
import { button } from './button.styles.js';
import type { CashierRecord } from './inspect/record.js';
import { sectionsOf, type Section } from './inspect/sections.js';
import { ticketText } from './inspect/ticket-text.js';
import { inspectorStyles } from './inspector.styles.js';
import { tokens } from './tokens.styles.js';

/**
 * For the merchant's engineers and for support: what is offered here and why the rest is not, what the cashier has gone through, and what
 * probably lies behind a failure. All of it can be copied as text. Its words are the programs' own, and no secret is among them.
 * @tag uc-inspector
 */
export class UcInspector extends LitElement {
  static override styles = [tokens, button, inspectorStyles];

  /** What `explain()` answers. */
  @property({ attribute: false }) list: OfferList | undefined;
  /** Where the cashier is open. */
  @property({ attribute: false }) environment: Environment | undefined;
  /** What that was read from. */
  @property({ attribute: false }) clues: EnvironmentClues | undefined;
  /** What the cashier has gone through. */
  @property({ attribute: false }) record: CashierRecord | undefined;

  @state() private _said = '';
  /** What could not be copied, as it was when it should have been. */
  @state() private _ticket = '';

  private async _copy(): Promise<void> {
    const text = ticketText(sectionsOf(this));
    this._ticket = '';
    this._said = '';
    try {
      await navigator.clipboard.writeText(text);
      this._said = 'Copied.';
    } catch {
      // Not there without https and in some webviews, and refused without a permission.
      this._said = 'The browser did not let it be copied: take it from here.';
      this._ticket = text;
      await this.updateComplete;
      const field = this.renderRoot.querySelector('textarea');
      field?.focus();
      field?.select();
      if (field) field.scrollTop = 0;
    }
  }

  private _section({ title, isLog, lines }: Section): TemplateResult {
    return html`<h3>${title}</h3>
      <dl class=${isLog ? 'log' : nothing}>
        ${lines.map(
          ([name, text]) =>
            html`<div>
              <dt>${name}</dt>
              <dd>${text}</dd>
            </div>`,
        )}
      </dl>`;
  }

  protected override render(): TemplateResult | typeof nothing {
    const sections = sectionsOf(this);
    if (sections.length === 0) return nothing;
    return html`<section class="inspector" aria-labelledby="title" lang="en" dir="ltr">
      <header>
        <h2 id="title">Inspector</h2>
        <button class="button" type="button" @click=${() => this._copy()}>Copy as text</button>
      </header>
      <p role="status">${this._said}</p>
      ${
        this._ticket
          ? html`<label for="ticket">For a support ticket</label> <textarea id="ticket" readonly .value=${this._ticket}></textarea>`
          : nothing
      }
      ${sections.map((section) => this._section(section))}
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'uc-inspector': UcInspector;
  }
}
