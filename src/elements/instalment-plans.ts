import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { Translate } from '../locales/messages.js';
import type { InstalmentPlan } from '../model/instalment-plan.js';
import { moneyText, type Money } from '../model/money.js';
import { UcSelectEvent } from './events.js';
import { instalmentPlans } from './instalment-plans.styles.js';
import { LocaleController } from './locale-controller.js';
import { evenPeriod } from './plan-words.js';
import { tokens } from './tokens.styles.js';

/**
 * The instalment plans of one product, as one group of radio buttons: amount a period, fee, the first period where it is odd, and the total.
 * What is reckoned and not quoted is called an estimate.
 * @tag uc-instalment-plans
 * @event {UcSelectEvent} uc-select - the payer has chosen a plan
 * @csspart plan - a plan
 */
export class UcInstalmentPlans extends LitElement {
  static override styles = [tokens, instalmentPlans];

  /** The plans, in the order in which they are shown. */
  @property({ attribute: false }) plans: readonly InstalmentPlan[] = [];
  /** The chosen plan. */
  @property() selected = '';
  /** The product they are plans of; told with the choice. */
  @property({ attribute: 'product-id' }) productId = '';
  /** What payers call the program whose figures count, where plans are estimates. */
  @property() wallet = '';
  /** BCP 47; the page's language when empty. */
  @property() locale = '';

  private readonly _words = new LocaleController(this, 'first');

  override focus(options?: FocusOptions): void {
    const first = (radios: string): HTMLInputElement | null => this.renderRoot.querySelector(radios);
    (first('input:checked') ?? first('input'))?.focus(options);
  }

  private _select(planId: string): void {
    this.dispatchEvent(new UcSelectEvent({ productId: this.productId, planId }));
  }

  private _plan(plan: InstalmentPlan, t: Translate): TemplateResult {
    const { planId, periods, firstPeriod, eachPeriod, fee, total, isEstimate } = plan;
    const amount = (money: Money): string => moneyText(money, this._words.locale);
    const even = evenPeriod(plan);
    return html`<label part="plan">
      <input type="radio" name="plan" .value=${planId} .checked=${planId === this.selected} @change=${() => this._select(planId)} />
      <span class="words">
        <b>${t('plan.title', { periods, each: amount(even ?? eachPeriod) })}</b>
        <span>${fee.value > 0 ? t('plan.fee', { fee: amount(fee) }) : t('plan.free')}</span>
        ${even ? nothing : html`<span>${t('plan.first', { first: amount(firstPeriod) })}</span>`}
        <span>${t('plan.total', { total: amount(total) })}</span>
        ${isEstimate ? html`<span class=${this._areEstimates() ? 'visually-hidden' : 'estimate'}>${t('plan.estimate')}</span>` : nothing}
      </span>
    </label>`;
  }

  /** Where all are, the line below says so for all. */
  private _areEstimates(): boolean {
    return this.plans.every(({ isEstimate }) => isEstimate);
  }

  protected override render(): TemplateResult | typeof nothing {
    const t = this._words.translate;
    const { plans } = this;
    if (!t || plans.length === 0) return nothing;
    return html`<div role="radiogroup" aria-label=${t('plan.legend')} class=${plans.length === 4 ? 'pairs' : nothing}>
        ${plans.map((plan) => this._plan(plan, t))}
      </div>
      ${
        plans.some(({ isEstimate }) => isEstimate)
          ? html`<p>${t('plan.estimate-note', { wallet: this.wallet || t('plan.wallet') })}</p>`
          : nothing
      }`;
  }
}
