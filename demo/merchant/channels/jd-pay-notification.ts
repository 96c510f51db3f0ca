import { NotificationRefusal, type Notification } from './channel-adapter';
import { readAnswer, taken, type JdPayAccount } from './jd-pay-client';
import { openForm } from '../../jd-pay-envelope';
import { judgeJdPayTrade, readJdPayTrade } from './jd-pay-trade';

/**
 * Reads what JD posts to the server: an envelope like that of an answer.
 * @param body XML
 * @throws NotificationRefusal
 */
export function readJdPayNotification(body: string, account: JdPayAccount): Notification {
  const told = readAnswer(body, account);
  if (told === undefined) throw new NotificationRefusal(401, 'Not sealed and signed by JD Pay');
  const trade = told.code === taken && told.fields !== undefined ? readJdPayTrade(told.fields) : undefined;
  if (trade === undefined) throw new NotificationRefusal(400, 'Not the notification of a payment');
  // JD numbers no notification: one is told again with the same words.
  return { id: `${trade.tradeNum}-${trade.status}`, outTradeNo: trade.tradeNum, judge: (attempt) => judgeJdPayTrade(trade, attempt) };
}

/** The number that JD's page sent the browser back with; undefined when it did not. Its status is not asked: there 0 is success, in a query 2. */
export function readJdPayReturn(params: Readonly<Record<string, string>>, account: JdPayAccount): string | undefined {
  return openForm(params, account.keys)?.['tradeNum'];
}
