import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { Translate } from '../locales/messages.js';
import type { Exclusion, Offer, OfferList } from '../model/offer.js';
import type { ProductId } from '../model/product.js';
import { UcSelectEvent } from './events.js';
import { LocaleController } from './locale-controller.js';
import { markOf } from './marks.js';
import { marks } from './marks.styles.js';
import { methodList } from './method-list.styles.js';
import { productHint, productName } from './product-words.js';
import { tokens } from './tokens.styles.js';

/**
 * The ways to pay that work here, as one group of radio buttons. A channel in maintenance stands last, with its reason.
 * @tag uc-method-list
 * @event {UcSelectEvent} uc-select - the payer has chosen
 * @csspart method - a row
 * @csspart mark - a channel's mark
 */
export class UcMethodList extends LitElement {
  static override styles = [tokens, marks, methodList];

  /** What `explain()` answers: the offers and why the rest is not offered. */
  @property({ attribute: false }) list: OfferList | undefined;
  /** The chosen product. */
  @property() selected = '';
  /** BCP 47; the page's language when empty. */
  @property() locale = '';

  private readonly _words = new LocaleController(this, 'first');

  override focus(options?: FocusOptions): void {
    const radios = this.renderRoot.querySelectorAll<HTMLInputElement>('input:not(:disabled)');
    ([...radios].find((radio) => radio.checked) ?? radios[0])?.focus(options);
  }

  private _select(productId: ProductId): void {
    this.dispatchEvent(new UcSelectEvent({ productId }));
  }

  private _row(offer: Offer, t: Translate): TemplateResult {
    const { productId } = offer;
    const name = productName(productId, t);
    const isChosen = productId === this.selected;
    return html`<label class="method ${isChosen ? 'chosen' : ''}" part="method">
      ${markOf(productId, t)}
      <span class="words"><span>${name}</span><span class="hint">${productHint(productId, t) ?? nothing}</span></span>
      <input type="radio" name="method" .value=${productId} .checked=${isChosen} @change=${() => this._select(productId)} />
    </label>`;
  }

  private _outRow({ productId, maintenance }: Exclusion, t: Translate): TemplateResult {
    const name = productName(productId, t);
    return html`<label class="method out" part="method">
      ${markOf(productId, t)}
      <span class="words"><span>${name}</span><span class="hint">${maintenance?.reason ?? t('methods.maintenance')}</span></span>
      <input type="radio" name="method" disabled />
    </label>`;
  }

  private _group(group: Offer['group'], legend: string, out: readonly Exclusion[], t: Translate): TemplateResult | typeof nothing {
    const offers = this.list?.offers.filter((offer) => offer.group === group) ?? [];
    if (offers.length + out.length === 0) return nothing;
    return html`<fieldset>
      <legend>${legend}</legend>
      ${offers.map((offer) => this._row(offer, t))} ${out.map((exclusion) => this._outRow(exclusion, t))}
    </fieldset>`;
  }

  protected override render(): TemplateResult | typeof nothing {
    const t = this._words.translate;
    if (!t || !this.list) return nothing;
    const out = this.list.exclusions.filter(({ reason }) => reason === 'maintenance');
    const hasBanks = this.list.offers.some((offer) => offer.group === 'bank');
    return html`<div role="radiogroup" aria-label=${t('methods.legend')}>
      ${this._group('recommended', t('methods.recommended'), hasBanks ? [] : out, t)}
      ${this._group('bank', t('methods.bank'), hasBanks ? out : [], t)}
    </div>`;
  }
}
