export { houseChannels, type HouseChannel } from '../channels/house-channel.js';
export { isKnown, isVerified, type Fact, type Known, type Trust, type Unknown } from '../channels/fact.js';
export { isRuleFor, type RuleScope } from '../channels/rule-scope.js';

export { catalogue, factsIn, ruleKinds, type CatalogueCell, type RuleKind } from '../channels/catalogue.js';
export { profiles } from '../channels/profiles.js';
export type { CooperationMode, Institution, Profile } from '../channels/profile.js';
export { productDefinitions, products } from '../channels/products.js';
export type { CarriedProduct, OwnProduct, Place, PlanSource, ProductDefinition, ProductKind, Way } from '../channels/product-definition.js';
export { productSources } from '../channels/product-sources.js';
export type { Lead, ProductSource } from '../channels/product-source.js';
export { permissions } from '../channels/permissions.js';
export type { Permission, PermissionWay } from '../channels/permission.js';
export { carriersAt, type Standpoint } from '../core/carriers.js';

export { orderRules, orderRulesOf } from '../channels/order-rules.js';
export type { AmountRule, DescriptionRule, OrderNumberRule, OrderRules, PayeeRule } from '../channels/order-rule.js';
export { checkOrder, safeOrderNumber, type OrderToCheck } from '../core/order-check.js';
export type { OrderField, OrderFinding, OrderMessageKey, OrderRemedy, OrderRuleName } from '../core/order-finding.js';
export { fromChannelAmount, toChannelAmount } from '../core/channel-amount.js';
export { cleanDescription } from '../core/description-text.js';

export { expiryRules, expiryRulesOf } from '../channels/expiry-rules.js';
export type { ExpiryEvent, ExpiryMode, ExpiryRule, ExpiryRules } from '../channels/expiry-rule.js';
export { channelClocks, endOfExpiry, writeExpiry, type ExpiryEvents } from '../core/expiry.js';

export { instalmentRules, instalmentRulesOf } from '../channels/instalment-rules.js';
export type { InstalmentRule, InstalmentRules, RateExample } from '../channels/instalment-rule.js';
export { checkInstalment, type InstalmentToCheck } from '../core/instalment-check.js';
export type { InstalmentFinding, InstalmentMessageKey } from '../core/instalment-finding.js';
export { estimateInstalments, type InstalmentEstimate, type InstalmentQuestion } from '../core/instalments.js';
export type { InstalmentPlan, InstalmentTerms } from '../model/instalment-plan.js';

export { creditBans, creditBansOf } from '../channels/credit-bans.js';
export type { CreditBan, CreditBans } from '../channels/credit-ban.js';
export { creditBanOf, type CreditBanAnswer } from '../core/credit-ban.js';

export { returns, type EmptyReturn, type ReadableReturn } from '../channels/returns.js';
export type { ReturnChannel } from '../channels/return-readers.js';
export { readReturnParams, returnParamNames, type ReturnInput, type ReturnReading } from '../core/return-params.js';
export { payerCodeRules } from '../channels/payer-code-rules.js';
export type { PayerCodeRule } from '../channels/payer-code-rule.js';
export { channelOfPayerCode, identifyPayerCode, maskPayerCode, readPayerCode, type PayerCodeReading } from '../channels/payer-codes.js';
export { readTradeAnswer, tradeStatuses, type TradeContext } from '../channels/trade-statuses.js';
export type { QueryAnswer } from '../channels/trade-reader.js';
export { isTradeOver, wasPaid, type TradeAnswer, type TradeStatus } from '../model/trade-status.js';

export { merchantText } from '../locales/merchant-text.js';
export type { MerchantMessageKey } from '../locales/merchant-messages.js';
export { navigations } from '../channels/navigation-hosts.js';
export type { TradeFields, TradeQuestion, TradeReader } from '../channels/trade-reader.js';

export { CashierError, isCashierError, type CashierErrorCode } from '../model/cashier-error.js';
export type { Money } from '../model/money.js';
