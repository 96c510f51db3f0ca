import type { ContentfulStatusCode } from 'hono/utils/http-status';

/**
 * WeChat Pay's own codes, each with the HTTP status it comes with. NOT_ENOUGH is the merchant's money in a refund, NOTENOUGH the payer's;
 * what a payer's code is refused with has the names of the manual's second edition, as the third gives none.
 */
const statuses = {
  PARAM_ERROR: 400,
  INVALID_REQUEST: 400,
  NO_STATEMENT_EXIST: 400,
  STATEMENT_CREATING: 400,
  ORDER_CLOSED: 400,
  ORDERPAID: 400,
  AUTH_CODE_INVALID: 400,
  AUTHCODEEXPIRE: 400,
  REVERSE_EXPIRE: 400,
  SIGN_ERROR: 401,
  NO_AUTH: 403,
  OUT_TRADE_NO_USED: 403,
  NOT_ENOUGH: 403,
  NOTENOUGH: 403,
  ORDER_NOT_EXIST: 404,
  RESOURCE_NOT_EXISTS: 404,
  FREQUENCY_LIMITED: 429,
  SYSTEM_ERROR: 500,
} as const satisfies Record<string, ContentfulStatusCode>;

/** A refusal in APIv3's words. */
export class WechatError extends Error {
  readonly code: keyof typeof statuses;

  constructor(code: keyof typeof statuses, message: string) {
    super(message);
    this.code = code;
  }

  /** The HTTP status of the answer. */
  get status(): ContentfulStatusCode {
    return statuses[this.code];
  }
}
