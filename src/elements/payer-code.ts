import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { button } from './button.styles.js';
import { UcPayerCodeEvent } from './events.js';
import { LocaleController } from './locale-controller.js';
import { tokens } from './tokens.styles.js';

/** Every wallet's code for the merchant to scan is digits; WeChat's has 18, Alipay's 16 to 24. */
const codePattern = /^\d{16,24}$/;

/**
 * A field for the code that a payer shows: a scanner types it and ends it with Enter, or a person does.
 * @tag uc-payer-code
 * @event {UcPayerCodeEvent} uc-payer-code - a code was read
 * @csspart field - the field
 */
export class UcPayerCode extends LitElement {
  static override styles = [
    tokens,
    button,
    css`
      form {
        display: grid;
        gap: calc(var(--_space) * 1.5);
      }
      label {
        display: grid;
        gap: calc(var(--_space) * 0.5);
        font-size: var(--_size-small);
        color: var(--_muted);
      }
      input {
        width: 100%;
        min-height: max(48px, var(--_target));
        padding: 0 calc(var(--_space) * 2);
        border: 1px solid var(--_control);
        border-radius: var(--_radius-control);
        background: var(--_surface);
        color: var(--_text);
        font: inherit;
        font-size: calc(var(--_size) * 1.2);
        font-variant-numeric: tabular-nums;
        letter-spacing: 0.06em;
      }
      input:focus {
        outline: 3px solid var(--_accent-text);
        outline-offset: 1px;
      }
      p {
        margin: 0;
        font-size: var(--_size-small);
        color: var(--_muted);
      }
      .wrong {
        color: var(--_danger);
      }
    `,
  ];

  /** BCP 47; the page's language when empty. */
  @property() locale = '';

  @state() private wrong = false;

  private readonly _words = new LocaleController(this);

  private _submit(event: Event): void {
    event.preventDefault();
    const input = this.renderRoot.querySelector('input');
    const payerCode = input?.value.replace(/\s/g, '') ?? '';
    this.wrong = !codePattern.test(payerCode);
    if (this.wrong) input?.select();
    else this.dispatchEvent(new UcPayerCodeEvent(payerCode));
  }

  protected override render(): TemplateResult | typeof nothing {
    const t = this._words.translate;
    if (!t) return nothing;
    return html`<form @submit=${(event: Event) => this._submit(event)} novalidate>
      <label
        >${t('collecting-code.label')}
        <input
          part="field"
          inputmode="numeric"
          autocomplete="off"
          spellcheck="false"
          maxlength="40"
          aria-describedby="hint"
          aria-invalid=${this.wrong}
        />
      </label>
      <p id="hint" class=${this.wrong ? 'wrong' : nothing} role=${this.wrong ? 'alert' : nothing}>
        ${t(this.wrong ? 'collecting-code.invalid' : 'collecting-code.hint')}
      </p>
      <button class="button primary wide" type="submit">${t('collecting-code.submit')}</button>
    </form>`;
  }
}
