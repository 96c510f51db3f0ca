import type { components } from '../../src/gateways/contract.generated';

type Schemas = components['schemas'];

/** The actions that the reference merchant's channels answer with. */
export type Action =
  | { readonly kind: 'qr-code'; readonly content: string }
  | { readonly kind: 'wechat-jsapi'; readonly parameters: Schemas['WechatJsapiAction']['parameters'] };

/** One attempt, as the contract has it. */
export type Payment = Omit<Schemas['Payment'], 'action'> & { action?: Action };

/** What has changed, as the contract has it. */
export type Status = Omit<Schemas['Status'], 'payments'> & { payments: Payment[] };

/** The whole session, as the contract has it. */
export type Session = Omit<Schemas['Session'], 'payments'> & { payments: Payment[] };

/** What became of closing, as the contract has it. */
export type CloseResult = Omit<Schemas['CloseResult'], 'payment'> & { payment: Payment };

/** An error's body, as the contract has it. */
export type Problem = Omit<Schemas['Problem'], 'payment'> & { payment?: Payment };

/** The requests' bodies. */
export type PaymentRequest = Schemas['PaymentRequest'];
export type AuthorizationRequest = Schemas['AuthorizationRequest'];
export type ReturnReport = Schemas['ReturnReport'];
