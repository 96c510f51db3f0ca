import { invalidParameter } from './gateway-error';
import type { GatewayRequest } from './gateway-request';

const huabeiInstalments = 'pcreditpayInstallment';
const creditGroup = 'credit_group';

/** What `credit_group` is taken to stand for: cards of credit, 花呗 and its instalments. */
const credits = ['creditCard', 'creditCardExpress', 'creditCardCartoon', 'pcredit', huabeiInstalments];

/**
 * Alipay's words for ways to pay. Source: the list that merchants copied in 2020 from docs.open.alipay.com/common/wifww7, and the official SDK's
 * models, 3.0.70.
 */
const channels = [
  ...['balance', 'moneyFund', 'bankPay', 'debitCardExpress', 'cartoon', ...credits, creditGroup],
  ...['coupon', 'point', 'promotion', 'voucher', 'mdiscount', 'honeyPay', 'mcard', 'pcard'],
];

/** What a merchant has left of credit. */
export interface CreditLeft {
  /** Neither a card of credit nor 花呗 nor its instalments may pay. */
  readonly isCreditBanned: boolean;
  /** 花呗's instalments may not pay, whatever else may. */
  readonly isInstalmentBanned: boolean;
}

/**
 * Reads which ways to pay a merchant has shut, by naming them or by opening others alone, which exclude each other.
 * @throws GatewayError with ACQ.INVALID_PARAMETER
 */
export function readCreditLeft(request: GatewayRequest): CreditLeft {
  const disabled = readList(request, 'disable_pay_channels');
  const enabled = readList(request, 'enable_pay_channels');
  if (disabled !== undefined && enabled !== undefined) throw invalidParameter('disable_pay_channels 与 enable_pay_channels 互斥');
  const isNamed = (word: string): boolean => [word, creditGroup].some((one) => (enabled ?? disabled)?.includes(one));
  const isShut = (word: string): boolean => isNamed(word) === (enabled === undefined);
  return { isCreditBanned: credits.every(isShut), isInstalmentBanned: isShut(huabeiInstalments) };
}

function readList({ biz }: GatewayRequest, name: string): readonly string[] | undefined {
  const value = biz[name];
  if (value === undefined) return undefined;
  const words = typeof value === 'string' ? value.split(',') : [''];
  if (!words.every((word) => channels.includes(word))) throw invalidParameter(name);
  return words;
}
