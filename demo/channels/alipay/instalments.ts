import { estimateInstalments } from '../../../src/entries/channels';
import { ActRefusal } from '../act';
import type { PayerPlan } from '../channel-sandbox';
import { yuan } from '../wallet-page';
import { invalidParameter } from './gateway-error';
import type { GatewayRequest } from './gateway-request';

/** What a merchant asks of 花呗分期 in `extend_params`. */
export interface InstalmentWish {
  /** 3, 6 or 12; null where no instalments are asked for. */
  readonly instalments: number | null;
  /** Whether the merchant bears the fee of that plan. */
  readonly isFeeSellers: boolean;
}

/** 花呗's own rates for who pays in periods, as opendocs.alipay.com 277/105952 named them in 2022; today's are another matter. */
const payerRates: ReadonlyMap<number, string> = new Map([
  [3, '0.023'],
  [6, '0.045'],
  [12, '0.075'],
]);

/**
 * Reads what is asked of 花呗分期. Every other number of periods and every other share of the fee is an error, and virtual goods are not paid so.
 * Source: developer.aliyun.com 710927 and 711052.
 * @throws GatewayError with ACQ.INVALID_PARAMETER
 */
export function readInstalmentWish({ biz }: GatewayRequest): InstalmentWish {
  const params: unknown = biz['extend_params'] ?? {};
  if (typeof params !== 'object' || params === null || Array.isArray(params)) throw invalidParameter('extend_params');
  const { hb_fq_num: periods, hb_fq_seller_percent: share = '0' } = params as Readonly<Record<string, unknown>>;
  if (periods === undefined) return { instalments: null, isFeeSellers: false };
  const known = [...payerRates.keys()].find((number) => String(number) === periods);
  if (known === undefined) throw invalidParameter('hb_fq_num，花呗分期仅支持 3、6、12 期');
  if (share !== '0' && share !== '100') throw invalidParameter('hb_fq_seller_percent，仅支持 0 或 100');
  if (biz['goods_type'] === '0') throw invalidParameter('goods_type，虚拟商品不支持花呗分期');
  return { instalments: known, isFeeSellers: share === '100' };
}

/**
 * Every way to pay an order of instalments in the wallet, the asked one chosen. The seller bears the fee of the asked plan alone: what a payer
 * takes instead is his own.
 */
export function plansOf({ total, instalments, isFeeSellers }: InstalmentWish & { readonly total: number }): readonly PayerPlan[] {
  if (instalments === null) return [];
  const plans = [...payerRates].flatMap(([periods, feeRate]): PayerPlan[] => {
    const isSellers = isFeeSellers && periods === instalments;
    const amount = { value: total, currency: 'CNY' };
    const plan = estimateInstalments({ amount, periods, feeRate, feeBearer: isSellers ? 'merchant' : 'payer' });
    if (plan === undefined) return [];
    const [first, each, fee] = [plan.firstPeriod, plan.eachPeriod, plan.fee].map(({ value }) => yuan.format(value / 100));
    const words = `花呗分 ${periods} 期：首期 ${first}，其后每期 ${each}，${isSellers ? '手续费由商家承担' : `手续费 ${fee}`}`;
    return [{ periods, words, isChosen: periods === instalments }];
  });
  return [...plans, { periods: 0, words: '不分期，一次付清', isChosen: false }];
}

/**
 * What a payer settles on: what is chosen in the wallet, else what the merchant asked for.
 * @param chosen 0 for all at once
 * @returns null where it is not paid in instalments
 * @throws ActRefusal
 */
export function settleOn({ instalments, ...order }: Parameters<typeof plansOf>[0], chosen: number | undefined): number | null {
  const periods = chosen ?? instalments ?? 0;
  const isOffered = plansOf({ instalments, ...order }).some((plan) => plan.periods === periods);
  if (!isOffered && periods !== 0) throw new ActRefusal(422, 'periods-unknown', '没有这样的分期。');
  return periods === 0 ? null : periods;
}
