import type { TemplateResult } from 'lit';
import type { Checkout } from '../../core/checkout.js';
import type { CheckoutState, Page, PageName } from '../../core/checkout-state.js';
import type { Translate } from '../../locales/messages.js';
import type { Environment } from '../../model/environment.js';

/** What a screen is made of. */
export interface ScreenView<Name extends PageName> {
  readonly page: Extract<Page, { name: Name }>;
  readonly state: CheckoutState;
  readonly checkout: Checkout;
  readonly t: Translate;
  readonly locale: string;
  /** Where the cashier is open. */
  readonly environment: Environment;
  /** Where the receipt's button is to lead, as it was given. */
  readonly returnUrl: string | undefined;
}

/** Draws one page of the cashier. */
export type Screen<Name extends PageName> = (view: ScreenView<Name>) => TemplateResult;

/** A screen for every page. */
export type ScreenTable = { readonly [Name in PageName]: Screen<Name> };
