/** What the merchant's own app is asked to call: an SDK, and what it takes, as the server signed it. */
export interface AppCall {
  readonly sdk: string;
  readonly parameters: Readonly<Record<string, string>>;
}

/**
 * The way from the cashier into the merchant's own app, which sets it as a property. It hands the call to the SDK, and resolves with the SDK's
 * word: `ok`, `cancel` or `fail`. Anything else, also nothing at all, says nothing of the payment. The word chooses words; the server is
 * asked in any case.
 */
export type AppBridge = (call: AppCall) => unknown;
