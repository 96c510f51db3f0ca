import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { Hono, type Context } from 'hono';
import { openForm, sealForm } from '../../jd-pay-envelope';
import { renderMessagePage, sandboxSite } from '../../message-page';
import { ActRefusal, isAct } from '../act';
import { toBeijingDigits } from '../beijing-digits';
import { renderReturnPage } from '../return-page';
import { renderWalletPage, walletChoices, type WalletPage } from '../wallet-page';
import { cashierPath, lookUp, performAct } from './act';
import { payerPlansOf } from './instalments';
import { keysOf, type JdPaySandbox } from './jd-pay-sandbox';
import { readPageOrder } from './order-request';
import { placeOrder, wordOf, type JdPayPayment } from './payment';
import { JdPayRefusal } from './refusal';

type Environment = { Bindings: HttpBindings };

const title = '京东支付收银台';

/** JD knows no address for those who do not pay: they go back as they came. */
const choices = walletChoices.map((choice) => (choice.act === 'cancel' ? { ...choice, words: '取消' } : choice));

/** Where the payer's own browser goes: JD's page on PC and phone. */
export function makeFrontRoutes(sandbox: JdPaySandbox): Hono<Environment> {
  const { merchant } = sandbox;
  const keys = keysOf(sandbox);
  const refuse = (context: Context, message: string, status: 400 | 404 | 409 | 500) =>
    context.html(renderMessagePage(sandboxSite, '无法继续支付', message), status);
  const pageOf = (payment: JdPayPayment, rest: Partial<WalletPage>): WalletPage => ({
    channel: 'jd-pay',
    title,
    payee: merchant.name,
    amount: payment.amount,
    subject: payment.tradeName,
    outTradeNo: payment.tradeNum,
    ...rest,
  });
  const show = async (context: Context, token: string, message?: string) => {
    const payment = await lookUp(sandbox, token);
    const { callbackUrl, paidAt } = payment;
    if (callbackUrl === null) return refuse(context, '请在商家页面重新选择京东支付。', 404);
    if (paidAt !== null) return context.html(renderReturn(payment, callbackUrl, paidAt));
    const word = wordOf(payment, sandbox.now());
    if (word === '4') return context.html(renderWalletPage(pageOf(payment, { message: '订单已关闭，请返回商家重新下单。' })));
    if (word === '3') return context.html(renderWalletPage(pageOf(payment, { message: '支付失败，请返回商家换一种方式。' })));
    const form = { action: `${cashierPath}${token}`, choices, plans: payerPlansOf(payment) };
    return context.html(renderWalletPage(pageOf(payment, { form, ...(message !== undefined && { message }) })));
  };
  const renderReturn = (payment: JdPayPayment, callbackUrl: string, paidAt: Date) => {
    const { tradeNum, paidPeriods } = payment;
    const amount = String(payment.amount);
    // Here 0 is success, which a query and a notification call 2.
    const told = { tradeNum, amount, currency: 'CNY', tradeTime: toBeijingDigits(paidAt), note: '', status: '0' };
    const message = paidPeriods === null ? '请返回商家查看订单。' : `已用白条分 ${paidPeriods} 期付款，请返回商家查看订单。`;
    const facts = { channel: 'jd-pay', title: '支付成功', message, payee: merchant.name, amount: payment.amount };
    return renderReturnPage({ ...facts, frontUrl: callbackUrl, fields: sealForm(told, keys) });
  };

  const app = new Hono<Environment>();
  app.post('/jdpay/saveOrder', async (context) => {
    try {
      const entries = [...new URLSearchParams(await context.req.text())];
      const form = Object.fromEntries(entries);
      if (Object.keys(form).length !== entries.length || form['version'] !== 'V2.0') throw new JdPayRefusal('JD0001');
      if (form['merchant'] !== merchant.merchant) throw new JdPayRefusal('JD0003');
      const fields = openForm(form, keys);
      if (fields === undefined) throw new JdPayRefusal('JD0002');
      const fault = sandbox.faults.take('order', fields['tradeNum'] ?? '')?.kind;
      if (fault === 'server-error') return await refuse(context, '系统繁忙，请稍后再试。', 500);
      if (fault === 'refused') throw new JdPayRefusal('JD9999');
      const token = await placeOrder(sandbox, readPageOrder(fields, merchant, sandbox.now()));
      if (fault === 'lost-answer') {
        context.env.outgoing.destroy();
        return RESPONSE_ALREADY_SENT;
      }
      return context.redirect(`${cashierPath}${token}`, 303);
    } catch (error) {
      if (!(error instanceof JdPayRefusal)) throw error;
      return refuse(context, `${error.message}（${error.code}）`, 400);
    }
  });
  app.get(`${cashierPath}:token`, (context) => show(context, context.req.param('token')));
  app.post(`${cashierPath}:token`, async (context) => {
    const { token } = context.req.param();
    const { act, periods } = await context.req.parseBody();
    const isVanishing = act === 'pay-and-vanish';
    const wanted = isVanishing ? 'pay' : act;
    if (!isAct(wanted)) return refuse(context, '请重新打开支付页面。', 400);
    const payment = await performAct(sandbox, token, wanted, typeof periods === 'string' ? parseInt(periods, 10) : undefined);
    if (isVanishing) return context.html(renderWalletPage(pageOf(payment, { message: '已付款。网络已断开，不会返回商家。' })));
    if (wanted === 'cancel') return show(context, token, '尚未付款。可以继续支付，或返回商家页面换一种方式。');
    return context.redirect(`${cashierPath}${token}`, 303);
  });
  app.onError((error, context) => {
    if (error instanceof ActRefusal) return refuse(context, error.message, error.status === 404 ? 404 : 409);
    throw error;
  });
  return app;
}
