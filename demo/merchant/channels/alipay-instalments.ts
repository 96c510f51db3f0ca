import * as v from 'valibot';
import type { Attempt, ChannelState } from './channel-adapter';

/**
 * The plan that a trade asks the wallet for; 花呗's seller bears all of the fee or none.
 * Source: developer.aliyun.com 710927, which has 3, 6 and 12 periods and 0 or 100 percent, and calls every other value an error.
 */
export function toExtendParams({ instalments }: Attempt): { readonly extend_params?: Readonly<Record<string, string>> } {
  if (instalments === undefined) return {};
  const { periods, feeBearer } = instalments;
  return { extend_params: { hb_fq_num: String(periods), hb_fq_seller_percent: feeBearer === 'merchant' ? '100' : '0' } };
}

const payInfoSchema = v.union([v.object({ user_install_num: v.string() }), v.object({ USER_INSTALL_NUM: v.string() })]);

/**
 * Adds how many periods a paid trade is paid in, where it says so, which a merchant has to agree on with Alipay. An answer has an object, a
 * notification a text of JSON in capitals. Source: the official SDK's models and the notification's own example on opendocs.alipay.com.
 */
export function withConfirmedPeriods(state: ChannelState, { hb_fq_pay_info: told }: Readonly<Record<string, unknown>>): ChannelState {
  if (state.kind !== 'paid') return state;
  const info = v.safeParse(payInfoSchema, typeof told === 'string' ? parse(told) : told);
  if (!info.success) return state;
  const text = 'user_install_num' in info.output ? info.output.user_install_num : info.output.USER_INSTALL_NUM;
  return /^[1-9]\d?$/.test(text) ? { ...state, confirmedPeriods: Number(text) } : state;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
