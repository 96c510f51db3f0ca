import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { ChannelId } from '../model/product.js';
import { button } from './button.styles.js';
import { UcPayerCodeEvent } from './events.js';
import { LocaleController } from './locale-controller.js';
import { markOf } from './marks.js';
import { marks } from './marks.styles.js';
import { payerCode } from './payer-code.styles.js';
import { walletName } from './product-words.js';
import { channelOfPayerCode, maskPayerCode, readPayerCode } from '../channels/payer-codes.js';
import { isField, onScan } from './scanner.js';
import { tokens } from './tokens.styles.js';

/**
 * A field for the code that a payer shows: a scanner types it and ends it with Enter, or a person does. It has the focus when it appears, and
 * hears a scanner while the focus is elsewhere.
 * @tag uc-payer-code
 * @event {UcPayerCodeEvent} uc-payer-code - a code was read
 * @csspart field - the field
 * @csspart mark - the mark of the wallet that the code is of
 */
export class UcPayerCode extends LitElement {
  static override styles = [tokens, button, marks, payerCode];

  /** BCP 47; the page's language when empty. */
  @property() locale = '';

  /** What was read last is no code. */
  @state() private wrong = false;
  /** What was read last, masked. */
  @state() private taken = '';
  @state() private channel: ChannelId | undefined;

  private readonly _words = new LocaleController(this);
  private _life = new AbortController();
  private _isFocused = false;

  private get _field(): HTMLInputElement | null {
    return this.renderRoot.querySelector('input');
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this._life = new AbortController();
    this._isFocused = false;
    this.requestUpdate();
    onScan((text) => this._take(text), this._life.signal);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this._life.abort();
  }

  override focus(options?: FocusOptions): void {
    this._field?.focus(options);
  }

  protected override updated(): void {
    if (this._isFocused || !this._field) return;
    this._isFocused = true;
    // Who types elsewhere goes on typing there.
    if (!isField(focusedElement())) this.focus();
  }

  private _take(text: string): void {
    const code = readPayerCode(text);
    this.wrong = code === undefined;
    this.taken = code === undefined ? '' : maskPayerCode(code);
    this.channel = channelOfPayerCode(code ?? '');
    // Whatever is scanned next stands alone; and a code that was taken is not shown again.
    if (this._field) this._field.value = '';
    this.focus();
    if (code !== undefined) this.dispatchEvent(new UcPayerCodeEvent(code));
  }

  private _submit(event: Event): void {
    event.preventDefault();
    this._take(this._field?.value ?? '');
  }

  private _type(): void {
    this.channel = channelOfPayerCode(this._field?.value ?? '');
  }

  protected override render(): TemplateResult | typeof nothing {
    const t = this._words.translate;
    if (!t) return nothing;
    const { wrong, taken, channel } = this;
    return html`<form @submit=${(event: Event) => this._submit(event)} novalidate>
      <div class="label">
        <label for="field">${t('collecting-code.label')}</label>
        <span class="wallet" role="status">${channel === undefined ? nothing : html`${markOf(channel, t)}${walletName(channel, t)}`}</span>
      </div>
      <input
        id="field"
        part="field"
        inputmode="numeric"
        autocomplete="off"
        autocapitalize="off"
        spellcheck="false"
        maxlength="64"
        aria-describedby="hint"
        aria-invalid=${wrong}
        @input=${() => this._type()}
      />
      <p id="hint" class=${wrong ? 'wrong' : nothing} role=${wrong ? 'alert' : nothing}>
        ${t(wrong ? 'collecting-code.invalid' : 'collecting-code.hint')}
      </p>
      ${taken ? html`<p class="taken" role="status">${t('collecting-code.taken', { code: taken })}</p>` : nothing}
      <button class="button primary wide" type="submit">${t('collecting-code.submit')}</button>
    </form>`;
  }
}

/** The element that has the focus, in whichever shadow tree. */
function focusedElement(): Element | null {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element;
}
