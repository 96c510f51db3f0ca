import type { AlipayAnswer } from './alipay-client';
import type { StartAnswer } from './channel-adapter';

/** Whether an answer says what became of the request. `AQC` is the channel's own spelling, beside `ACQ`. */
export function isKnown(answer: AlipayAnswer | undefined): answer is AlipayAnswer {
  return answer !== undefined && answer.code !== '20000' && !/SYSTEM_ERROR$|^isp\.|^aop\./.test(answer.sub_code ?? '');
}

/** What an answer that is not a success means for an order. */
export function toRefusal(answer: AlipayAnswer): StartAnswer {
  if (answer.sub_code === 'ACQ.TRADE_HAS_SUCCESS') return { kind: 'already-paid' };
  // Called too often: refused before it was looked at, and taken later.
  if (answer.code === '40005') return { kind: 'unavailable' };
  return { kind: 'refused', code: answer.sub_code ?? answer.code, message: answer.sub_msg ?? answer.msg ?? '' };
}
