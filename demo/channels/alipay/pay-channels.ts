import { invalidParameter } from './gateway-error';
import type { GatewayRequest } from './gateway-request';

/**
 * Alipay's words for ways to pay, `credit_group` standing for cards of credit, 花呗 and its instalments. Source: the list that merchants copied
 * in 2020 from docs.open.alipay.com/common/wifww7, and the official SDK's models, 3.0.70.
 */
const channels = [
  ...['balance', 'moneyFund', 'bankPay', 'debitCardExpress', 'creditCardExpress', 'creditCardCartoon', 'creditCard', 'cartoon'],
  ...[
    'pcredit',
    'pcreditpayInstallment',
    'credit_group',
    'coupon',
    'point',
    'promotion',
    'voucher',
    'mdiscount',
    'honeyPay',
    'mcard',
    'pcard',
  ],
];

/**
 * Reads which ways to pay a merchant has shut; opening some and shutting some exclude each other.
 * @returns whether no credit is taken
 * @throws GatewayError with ACQ.INVALID_PARAMETER
 */
export function readCreditBan(request: GatewayRequest): boolean {
  const disabled = readList(request, 'disable_pay_channels');
  const enabled = readList(request, 'enable_pay_channels');
  if (disabled !== undefined && enabled !== undefined) throw invalidParameter('disable_pay_channels 与 enable_pay_channels 互斥');
  return disabled?.includes('credit_group') ?? false;
}

function readList({ biz }: GatewayRequest, name: string): readonly string[] | undefined {
  const value = biz[name];
  if (value === undefined) return undefined;
  const words = typeof value === 'string' ? value.split(',') : [''];
  if (!words.every((word) => channels.includes(word))) throw invalidParameter(name);
  return words;
}
