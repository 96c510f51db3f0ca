/** What the sandbox refuses with. JD Pay publishes no list of its codes, so that these are the sandbox's own, and no merchant should expect them. */
const descriptions = {
  JD0001: '报文格式错误',
  JD0002: '签名验证失败',
  JD0003: '商户不存在',
  JD0004: '参数错误',
  JD0005: '交易号重复',
  JD0006: '交易不存在',
  JD0007: '交易状态不允许此操作',
  JD0008: '退款金额超限',
  JD0009: '付款码无效、已过期或已使用',
  JD9999: '系统繁忙，请稍后再试',
} as const;

/** A code that the sandbox answers. */
export type JdPayCode = keyof typeof descriptions;

/** A refusal; it comes with HTTP status 200, neither sealed nor signed. */
export class JdPayRefusal extends Error {
  readonly code: JdPayCode;

  constructor(code: JdPayCode, detail?: string) {
    super(detail === undefined ? descriptions[code] : `${descriptions[code]}：${detail}`);
    this.code = code;
  }
}
