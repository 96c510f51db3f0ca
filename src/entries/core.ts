export { createCheckout, type Checkout, type CheckoutParts } from '../core/checkout.js';
export type { CheckoutState, Page, PageName } from '../core/checkout-state.js';
export type { Clock } from '../core/clock.js';
export { detectEnvironment, type EnvironmentClues } from '../core/environment.js';
export type {
  Answer,
  CloseOutcome,
  CloseResult,
  Gateway,
  GatewayFailure,
  PaymentRequest,
  ReturnReport,
  StatusAnswer,
} from '../core/gateway.js';
export type { Launch, LaunchReport, WalletClaim } from '../core/launch.js';
export type { IntentStorage } from '../core/intent-storage.js';
export { findOffers, type OfferQuestion } from '../core/offers.js';
export { readReturnParams, returnParamNames, type ReturnInput, type ReturnReading } from '../core/return-params.js';
export type { ReturnChannel } from '../channels/return-readers.js';
export type { Place, ProductDefinition, Way } from '../channels/product-definition.js';
export { addProducts } from '../core/add-products.js';
export { CashierError, isCashierError, type CashierErrorCode } from '../model/cashier-error.js';
export { formatMoney, isMoney, moneyText, type Money, type MoneyText } from '../model/money.js';
export type { Action, ActionKind } from '../model/action.js';
export type { Environment } from '../model/environment.js';
export type { Exclusion, ExclusionReason, Offer, OfferList, Selection } from '../model/offer.js';
export type { Order } from '../model/order.js';
export type { Payment } from '../model/payment.js';
export type { OpenedProduct } from '../model/product.js';
export type { Session, SessionUpdate } from '../model/session.js';
export { createHttpGateway, type HttpGatewayOptions } from '../gateways/http-gateway.js';
export { createLaunch, type LauncherTable } from '../launchers/launch.js';
export type { LaunchSurroundings } from '../launchers/launcher.js';
