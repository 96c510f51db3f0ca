import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Translate } from '../locales/messages.js';
import { button } from './button.styles.js';
import { UcRefreshEvent } from './events.js';
import { LocaleController } from './locale-controller.js';
import { tokens } from './tokens.styles.js';

/**
 * A code to scan, drawn here and nowhere else. Covered, its picture is gone from the page, so that nobody scans a dead code.
 * @tag uc-qr-code
 * @event {UcRefreshEvent} uc-refresh - a new code is wanted
 * @csspart code - the white square
 * @csspart save - the button that saves the code as a picture
 */
export class UcQrCode extends LitElement {
  static override styles = [
    tokens,
    button,
    css`
      :host {
        display: grid;
        justify-items: center;
      }
      .code {
        display: grid;
        place-items: center;
        width: 232px;
        max-width: 100%;
        min-height: 232px;
        border: 1px solid var(--_line);
        border-radius: var(--_radius-control);
        background: #fff;
        forced-color-adjust: none;
        overflow: hidden;
      }
      svg {
        display: block;
        max-width: 100%;
      }
      .veil {
        display: grid;
        gap: calc(var(--_space) * 1.25);
        justify-items: center;
        padding: calc(var(--_space) * 2);
        color: #16181d;
        font-weight: 600;
        text-align: center;
        background: repeating-conic-gradient(#eceef1 0 25%, transparent 0 50%) 0 0 / 16px 16px;
        background-clip: padding-box;
        width: 100%;
        min-height: 232px;
        align-content: center;
      }
      .veil > * {
        background-color: #fff;
        box-shadow: 0 0 12px 10px #fff;
      }
      .veil .button {
        background: var(--_accent);
        box-shadow: 0 0 12px 10px #fff;
      }
      .veil .button[aria-disabled='true'] {
        border-color: #5c6370;
        background: #5c6370;
        cursor: default;
        filter: none;
      }
      .button.save {
        margin-block-end: calc(var(--_space) * -1);
        border-color: transparent;
        background: none;
        color: var(--_accent-text);
        font-size: var(--_size-small);
      }
      .button.save:hover {
        border-color: transparent;
        text-decoration: underline;
      }
      .failed {
        color: var(--_danger);
        font-size: var(--_size-small);
        text-align: center;
      }
      .pulse {
        width: 64px;
        height: 64px;
        border-radius: 50%;
        background: #eceef1;
        animation: pulse 1.2s ease-in-out infinite alternate;
      }
      @keyframes pulse {
        to {
          opacity: 0.4;
        }
      }
      svg {
        animation: appear var(--_motion) ease-out;
      }
      @keyframes appear {
        from {
          opacity: 0;
        }
      }
      @media (prefers-reduced-motion: reduce) {
        .pulse,
        svg {
          animation: none;
        }
      }
    `,
  ];

  /** The text of the code. */
  @property() content = '';
  /** What it is for, said to who can not see it: method and amount, never the text of the code. */
  @property() label = '';
  /** The code is over, or about to be replaced. */
  @property({ type: Boolean, reflect: true }) covered = false;
  /** A new code is on its way. */
  @property({ type: Boolean, reflect: true }) renewing = false;
  /** The program that pays reads the code from its album too, so that it may be saved as a picture. */
  @property({ type: Boolean }) savable = false;
  /** The lines under the code of a saved picture, as payee and amount. */
  @property({ attribute: false }) caption: readonly string[] = [];
  /** What a saved picture is called, without its ending. */
  @property({ attribute: 'file-name' }) fileName = 'qr-code';
  /** BCP 47; the page's language when empty. */
  @property() locale = '';

  @state() private picture: TemplateResult | undefined;
  @state() private flaw: 'code-undrawable' | 'page-incomplete' | undefined;
  @state() private notSaved = false;

  private readonly _words = new LocaleController(this);

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('content')) return;
    // The old picture goes before the new one is there.
    this.picture = undefined;
    this.flaw = undefined;
    this.notSaved = false;
    if (this.content) void this._draw(this.content);
  }

  private async _draw(content: string): Promise<void> {
    let flaw: typeof this.flaw = 'page-incomplete';
    try {
      const { qrPicture } = await import('./qr-picture.js');
      flaw = 'code-undrawable';
      const picture = qrPicture(content);
      if (content === this.content) this.picture = picture;
    } catch (error) {
      console.warn('[unified-cashier] The code could not be drawn.', error);
      if (content === this.content) this.flaw = flaw;
    }
  }

  private async _save(): Promise<void> {
    this.notSaved = false;
    try {
      const { saveCode } = await import('./save-code.js');
      await saveCode(this.content, this.caption, this.fileName);
    } catch (error) {
      console.warn('[unified-cashier] The code could not be saved.', error);
      this.notSaved = true;
    }
  }

  /** Disabled for real, the button would lose the focus of who has just pressed it. */
  private _refresh(): void {
    if (!this.renewing) this.dispatchEvent(new UcRefreshEvent());
  }

  protected override render(): TemplateResult | typeof nothing {
    const t = this._words.translate;
    if (!t) return nothing;
    if (!this.covered && this.flaw === 'page-incomplete') {
      // Engines remember a module that could not be fetched; another code could not be drawn either.
      return html`<div class="code" part="code">
        <div class="veil">
          <span>${t('error.page-incomplete')}</span>
          <button class="button primary" type="button" @click=${() => location.reload()}>${t('awaiting.reload')}</button>
        </div>
      </div>`;
    }
    if (this.covered || this.flaw) {
      return html`<div class="code" part="code">
        <div class="veil">
          <span>${t(this.renewing ? 'code-expired.renewing' : this.covered ? 'code-expired.heading' : 'error.code-undrawable')}</span>
          <button class="button primary" type="button" aria-disabled=${this.renewing} @click=${() => this._refresh()}>
            ${t('code-expired.refresh')}
          </button>
        </div>
      </div>`;
    }
    return html`<div class="code" part="code" role="img" aria-label=${this.label}>${this.picture ?? html`<span class="pulse"></span>`}</div>
      ${this.savable && this.picture ? this._saveButton(t) : nothing}`;
  }

  private _saveButton(t: Translate): TemplateResult {
    return html`<button class="button save" part="save" type="button" @click=${() => void this._save()}>${t('awaiting-code.save')}</button>
      <span class="failed" role="status">${this.notSaved ? t('awaiting-code.not-saved') : nothing}</span>`;
  }
}
