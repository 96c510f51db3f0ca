import type { CheckoutState, Page } from '../../core/checkout-state.js';
import { codeWord, idWord } from './plain-words.js';
import type { PageNote } from './record.js';

/** More than a payment has pages; one that goes on for hours keeps the last. */
const mostNotes = 100;

/** Everything that a page may say beside its name. An intent has a key and a payer's code, of which nothing is read. */
interface PageDetails {
  readonly error?: unknown;
  readonly notice?: unknown;
  readonly reason?: unknown;
  readonly cause?: unknown;
  readonly then?: unknown;
  readonly tries?: unknown;
  readonly renewing?: unknown;
  readonly intent?: { readonly productId: unknown };
  readonly selection?: { readonly productId: unknown };
}

/** Writes down each page that is shown, and each change of what it says. */
export class PageLog {
  private readonly _notes: PageNote[] = [];

  /** The last hundred, oldest first. */
  get notes(): readonly PageNote[] {
    return [...this._notes];
  }

  /** @param atMs milliseconds since the cashier began */
  see({ page }: CheckoutState, atMs: number): void {
    const details = detailsOf(page);
    const last = this._notes[this._notes.length - 1];
    if (last?.name === page.name && JSON.stringify(last.details) === JSON.stringify(details)) return;
    this._notes.push({ atMs, name: page.name, details });
    this._notes.splice(0, this._notes.length - mostNotes);
  }
}

function detailsOf(page: Page): PageNote['details'] {
  const { error, notice, reason, cause, then, tries, renewing, intent, selection } = page as PageDetails;
  const details: Record<string, string> = {};
  for (const [name, value] of Object.entries({ error, notice, reason, cause, then }))
    if (value !== undefined) details[name] = codeWord(value);
  const productId = intent?.productId ?? selection?.productId;
  if (productId !== undefined) details['product'] = idWord(productId);
  if (typeof tries === 'number') details['tries'] = String(tries);
  if (renewing === true) details['renewing'] = 'yes';
  return details;
}
