/** UnionPay's own codes (应答码规范), as far as the sandbox answers them. */
const meanings = {
  '00': '成功',
  '04': '交易状态未明，请查询对账结果',
  '05': '交易已受理，请稍后查询交易结果',
  '10': '报文格式错误',
  '11': '验证签名失败',
  '12': '重复交易',
  '13': '报文交易要素缺失',
  '30': '交易未通过，请尝试使用其他银联卡支付或联系95516',
  '31': '商户状态不正确',
  '34': '查无此交易',
  '35': '原交易不存在或状态不正确',
  '36': '与原交易信息不符',
  '39': '交易不在受理时间范围内',
  '44': '输入号码错误或暂未开通此项业务，详情请咨询95516',
  '45': '原交易已被成功退货或已被成功撤销',
  '46': '交易已被成功冲正',
  '64': '卡上的余额不足',
  '98': '文件不存在',
} as const;

/** A code that the sandbox answers. */
export type RespCode = keyof typeof meanings;

/** What a code means, as `respMsg` says it. */
export function meaningOf(code: string): string {
  return `${Object.entries(meanings).find(([known]) => known === code)?.[1] ?? '交易失败'}[61000${code}]`;
}

/** A refusal in UnionPay's words; it comes with HTTP status 200, signed like any answer. */
export class UnionpayRefusal extends Error {
  readonly code: RespCode;

  constructor(code: RespCode, detail?: string) {
    super(detail === undefined ? meaningOf(code) : `${meanings[code]}：${detail}[61000${code}]`);
    this.code = code;
  }
}
