import { html, type TemplateResult } from 'lit';
import type { MessageKey, Translate } from '../../locales/messages.js';
import type { CashierErrorCode } from '../../model/cashier-error.js';

/** The heading of a screen; it takes the focus when the screen appears under the payer's hands. One may be for ears alone. */
export function heading(text: string, kind = ''): TemplateResult {
  return html`<h2 tabindex="-1" part="heading" class=${kind}>${text}</h2>`;
}

/** A quiet line of help. */
export function fine(text: string): TemplateResult {
  return html`<p class="fine">${text}</p>`;
}

/** How much a button asks to be pressed. */
export type ButtonKind = 'primary' | 'second' | 'quiet';

/** A button. The first of a screen is the way that most payers want. */
export function action(text: string, run: () => void, kind: ButtonKind = 'quiet'): TemplateResult {
  return html`<button type="button" class="button ${kind}" @click=${run}>${text}</button>`;
}

/**
 * What went wrong and what to do next, in the payer's words, with the code for whoever helps.
 * @param wallet what payers call the program that was to pay, where one is known
 */
export function problem(code: CashierErrorCode, t: Translate, wallet = ''): TemplateResult {
  const key: MessageKey = `error.${code}`;
  const words = t(key, { wallet });
  // The words of what goes wrong come after the first screen; until then there is nothing to read.
  if (words === key) return html``;
  return html`<p class="notice danger" role="alert">${words} <span class="code">${t('error.code', { code })}</span></p>`;
}
