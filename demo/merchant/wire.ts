import type { components } from '../../src/gateways/contract.generated';

type Schemas = components['schemas'];

/** What the browser must do to carry an attempt out, as the contract has it. */
export type Action = Schemas['Action'];

/** One attempt, as the contract has it. */
export type Payment = Schemas['Payment'];

/** What has changed, as the contract has it. */
export type Status = Schemas['Status'];

/** The whole session, as the contract has it. */
export type Session = Schemas['Session'];

/** An instalment plan, as the contract has it. */
export type Plan = Schemas['Plan'];

/** A contracted plan without a quote, as the contract has it. */
export type InstalmentTerms = Schemas['InstalmentTerms'];

/** What the merchant has opened, as the contract has it. */
export type OpenedProduct = Schemas['OpenedProduct'];

/** What became of closing, as the contract has it. */
export type CloseResult = Schemas['CloseResult'];

/** An error's body, as the contract has it. */
export type Problem = Schemas['Problem'];

/** What a mini program's native page calls its wallet with, as the contract has it. */
export type MiniProgramCall = Schemas['MiniProgramCall'];

/** The requests' bodies. */
export type PaymentRequest = Schemas['PaymentRequest'];
export type AuthorizationRequest = Schemas['AuthorizationRequest'];
export type MiniProgramLogin = Schemas['MiniProgramLogin'];
export type ReturnReport = Schemas['ReturnReport'];
