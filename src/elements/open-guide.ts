import { html, LitElement, nothing, svg, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Translate } from '../locales/messages.js';
import type { ChannelId } from '../model/product.js';
import { button } from './button.styles.js';
import { LocaleController } from './locale-controller.js';
import { markOf } from './marks.js';
import { marks } from './marks.styles.js';
import { openGuide } from './open-guide.styles.js';
import { channelName } from './product-words.js';
import { tokens } from './tokens.styles.js';

/** A phone's page with the menu at its top right, and the entry of it that opens a browser. */
const picture = svg`<svg class="picture" viewBox="0 0 120 112" aria-hidden="true">
  <path class="screen" d="M14 112V14a8 8 0 0 1 8-8h76a8 8 0 0 1 8 8v98" />
  <path d="M14 32h92" />
  <path class="line" d="M44 19h30" />
  <g class="dots"><circle cx="85" cy="19" r="1.8" /><circle cx="91" cy="19" r="1.8" /><circle cx="97" cy="19" r="1.8" /></g>
  <circle class="here" cx="91" cy="19" r="11" />
  <path class="screen" d="M24 50h72a6 6 0 0 1 6 6v40a6 6 0 0 1-6 6H24a6 6 0 0 1-6-6V56a6 6 0 0 1 6-6z" />
  <path class="line" d="M42 64h44M42 90h26" />
  <circle class="line" cx="30" cy="90" r="3" />
  <rect class="here" x="23" y="69" width="74" height="13" rx="4" />
  <circle class="here" cx="31" cy="75.5" r="3" />
  <path class="here" d="M42 75.5h32" />
  <path class="line" d="M30 64h.1" />
</svg>`;

/**
 * Wallets that this program keeps out and a browser does not: a quiet row each, and how to get there.
 * @tag uc-open-guide
 * @csspart guide - what unfolds under a row
 */
export class UcOpenGuide extends LitElement {
  static override styles = [tokens, button, marks, openGuide];

  /** The channels that work in a browser only. */
  @property({ attribute: false }) channels: readonly ChannelId[] = [];
  /** The address of this page, which is copied. */
  @property() url = '';
  /** BCP 47; the page's language when empty. */
  @property() locale = '';

  /** The channel whose guide is unfolded. */
  @state() private shown: ChannelId | undefined;
  @state() private copying: 'done' | 'failed' | undefined;

  private readonly _words = new LocaleController(this);

  private _show(channel: ChannelId | undefined): void {
    this.shown = channel;
    this.copying = undefined;
  }

  /** Folds the guide, and gives the focus back to the button that unfolded it. */
  private _hide(): void {
    this.renderRoot.querySelector<HTMLElement>('[aria-expanded=true]')?.focus();
    this._show(undefined);
  }

  private async _copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.url);
      this.copying = 'done';
    } catch {
      // Web-views may have no clipboard or keep it to themselves; a finger can still take the link.
      this.copying = 'failed';
      await this.updateComplete;
      const field = this.renderRoot.querySelector('input');
      field?.focus();
      field?.select();
    }
  }

  private _row(channel: ChannelId, t: Translate): TemplateResult {
    const name = channelName(channel, t);
    const isShown = channel === this.shown;
    return html`<div class="row">
        ${markOf(channel, t)}
        <span class="words" id="words-${channel}"><span>${name}</span><span class="hint">${t('open-guide.row')}</span></span>
        <button
          type="button"
          class="button quiet"
          aria-expanded=${isShown}
          aria-describedby="words-${channel}"
          @click=${() => this._show(isShown ? undefined : channel)}
        >
          ${t(isShown ? 'open-guide.hide' : 'open-guide.show')}
        </button>
      </div>
      ${isShown ? this._guide(name, t) : nothing}`;
  }

  private _guide(name: string, t: Translate): TemplateResult {
    const { copying } = this;
    return html`<div
      class="guide"
      part="guide"
      role="group"
      aria-labelledby="heading"
      @keydown=${(event: KeyboardEvent) => event.key === 'Escape' && this._hide()}
    >
      <div class="steps">
        <div>
          <p id="heading" class="title">${t('open-guide.heading')}</p>
          <ol>
            <li>${t('open-guide.menu')}</li>
            <li>${t('open-guide.browser')}</li>
            <li>${t('open-guide.pay', { name })}</li>
          </ol>
        </div>
        ${picture}
      </div>
      <p role="status">${copying ? t(copying === 'done' ? 'open-guide.copied' : 'open-guide.not-copied') : nothing}</p>
      ${copying === 'failed' ? html`<label>${t('open-guide.link')} <input readonly .value=${this.url} /></label>` : nothing}
      <div class="acts">
        <button type="button" class="button" @click=${() => void this._copy()}>${t('open-guide.copy')}</button>
        <button type="button" class="button" @click=${() => this._hide()}>${t('open-guide.hide')}</button>
      </div>
    </div>`;
  }

  protected override render(): TemplateResult | typeof nothing {
    const t = this._words.translate;
    if (!t || this.channels.length === 0) return nothing;
    return html`${this.channels.map((channel) => this._row(channel, t))}`;
  }
}
