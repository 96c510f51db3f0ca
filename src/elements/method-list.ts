import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { Translate } from '../locales/messages.js';
import type { InstalmentPlan } from '../model/instalment-plan.js';
import type { Exclusion, Offer, OfferList } from '../model/offer.js';
import { UcSelectEvent } from './events.js';
import { LocaleController } from './locale-controller.js';
import { markOf } from './marks.js';
import { marks } from './marks.styles.js';
import { methodList } from './method-list.styles.js';
import { longestFree, plansHint } from './plan-words.js';
import { productHint, productName, walletName } from './product-words.js';
import { tokens } from './tokens.styles.js';

/**
 * The ways to pay that work here, as one group of radio buttons; below the chosen one, its instalment plans. A channel in maintenance stands
 * last, with its reason.
 * @tag uc-method-list
 * @event {UcSelectEvent} uc-select - the payer has chosen a product or a plan of it
 * @csspart method - a row
 * @csspart mark - a channel's mark
 * @csspart plans - the plans of the chosen product
 */
export class UcMethodList extends LitElement {
  static override styles = [tokens, marks, methodList];

  /** What `explain()` answers: the offers and why the rest is not offered. */
  @property({ attribute: false }) list: OfferList | undefined;
  /** The chosen product. */
  @property() selected = '';
  /** The chosen plan of it; the first when there is none of that name. */
  @property() plan = '';
  /** BCP 47; the page's language when empty. */
  @property() locale = '';

  private readonly _words = new LocaleController(this, 'first');

  override focus(options?: FocusOptions): void {
    const radios = this.renderRoot.querySelectorAll<HTMLInputElement>('input:not(:disabled)');
    ([...radios].find((radio) => radio.checked) ?? radios[0])?.focus(options);
  }

  private _select({ productId, plans }: Offer): void {
    this.dispatchEvent(new UcSelectEvent({ productId, planId: plans[0]?.planId }));
  }

  private _row(offer: Offer, t: Translate): TemplateResult {
    const { productId, plans } = offer;
    const isChosen = productId === this.selected;
    const isOpen = isChosen && plans.length > 0;
    const hint = plansHint(plans, t, this._words.locale) ?? productHint(productId, t) ?? nothing;
    return html`<label class="method ${isChosen ? 'chosen' : ''} ${isOpen ? 'open' : ''}" part="method">
        ${markOf(productId, t)}
        <span class="words"><span>${productName(productId, t)}${tags(plans, t)}</span><span class="hint">${hint}</span></span>
        <input type="radio" name="method" .value=${productId} .checked=${isChosen} @change=${() => this._select(offer)} />
      </label>
      ${
        isOpen
          ? html`<uc-instalment-plans
              part="plans"
              .plans=${plans}
              .selected=${(plans.find(({ planId }) => planId === this.plan) ?? plans[0])?.planId ?? ''}
              .productId=${productId}
              .wallet=${walletName(productId, t)}
              .locale=${this.locale}
            ></uc-instalment-plans>`
          : nothing
      }`;
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

/** What speaks for the plans, and against taking their figures for certain. */
function tags(plans: readonly InstalmentPlan[], t: Translate): readonly TemplateResult[] {
  const periods = longestFree(plans);
  const words = [
    periods === undefined ? [] : t('plan.free-tag', { periods }),
    plans.some(({ isEstimate }) => isEstimate) ? t('plan.estimate') : [],
  ];
  return words.flat().map((word) => html` <span class="tag">${word}</span>`);
}
