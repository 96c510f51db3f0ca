/** What the gateway itself says, by its code. */
const messages = {
  '20000': 'Service Currently Unavailable',
  '40001': 'Missing Required Arguments',
  '40002': 'Invalid Arguments',
  '40004': 'Business Failed',
  '40006': 'Insufficient Permissions',
} as const;

/** A refusal in the gateway's words; 40004 is the business's own, the others come before it. */
export class GatewayError extends Error {
  readonly code: keyof typeof messages;
  readonly subCode: string;
  /** What some refusals tell besides, as `retry_flag`. */
  readonly facts: Readonly<Record<string, string>>;

  constructor(code: keyof typeof messages, subCode: string, subMessage: string, facts: Readonly<Record<string, string>> = {}) {
    super(subMessage);
    this.code = code;
    this.subCode = subCode;
    this.facts = facts;
  }

  /** As it is answered. */
  toAnswer(): Readonly<Record<string, string>> {
    return { code: this.code, msg: messages[this.code], sub_code: this.subCode, sub_msg: this.message, ...this.facts };
  }
}

const businessErrors = {
  'ACQ.TRADE_NOT_EXIST': '交易不存在',
  'ACQ.TRADE_STATUS_ERROR': '交易状态不合法',
  'ACQ.TRADE_HAS_SUCCESS': '交易已被支付',
  'ACQ.TRADE_HAS_CLOSE': '交易已经关闭',
  'ACQ.TRADE_HAS_FINISHED': '交易已完结',
  'ACQ.CONTEXT_INCONSISTENT': '交易信息被篡改',
  'ACQ.PAYMENT_AUTH_CODE_INVALID': '支付失败，获取顾客账户信息失败，请顾客刷新付款码后重新收款',
  'ACQ.BUYER_BALANCE_NOT_ENOUGH': '买家余额不足',
  'ACQ.TRADE_BUYER_NOT_MATCH': '交易买家不匹配',
  'ACQ.REFUND_AMT_NOT_EQUAL_TOTAL': '退款金额超限',
  'ACQ.SELLER_BALANCE_NOT_ENOUGH': '卖家余额不足',
  'ACQ.DISCORDANT_REPEAT_REQUEST': '重复的退款请求信息不一致',
  'ACQ.REASON_TRADE_REFUND_FEE_ERR': '退款金额无效',
  // Of bills, in the channel's own spelling.
  INVAILID_ARGUMENTS: '入参不合法',
  BILL_NOT_EXIST: '账单不存在',
} as const;

/** A refusal of the business, which the gateway calls 40004. */
export function businessError(subCode: keyof typeof businessErrors): GatewayError {
  return new GatewayError('40004', subCode, businessErrors[subCode]);
}

/** A parameter that breaks a rule. */
export function invalidParameter(name: string): GatewayError {
  return new GatewayError('40004', 'ACQ.INVALID_PARAMETER', `参数无效：${name}`);
}
