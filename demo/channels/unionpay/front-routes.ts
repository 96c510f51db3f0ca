import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { Hono, type Context } from 'hono';
import { renderMessagePage, sandboxSite } from '../../message-page';
import { ActRefusal, isAct } from '../act';
import { renderReturnPage } from '../return-page';
import { renderWalletPage, walletChoices, type WalletPage } from '../wallet-page';
import { lookUp, performAct } from './act';
import { placeOrder } from './place-order';
import { meaningOf, UnionpayRefusal } from './response';
import { readSignedForm, signFields } from './signatures';
import { isTimedOut, toResult, type UnionpayTransaction } from './transaction';
import type { UnionpaySandbox } from './unionpay-sandbox';

type Environment = { Bindings: HttpBindings };

const title = '银联在线支付';

/** Where the payer's own browser goes: UnionPay's cashier on PC and phone. */
export function makeFrontRoutes(sandbox: UnionpaySandbox): Hono<Environment> {
  const { merchant, credentials } = sandbox;
  const refuse = (context: Context, message: string, status: 400 | 404 | 409 | 500) =>
    context.html(renderMessagePage(sandboxSite, '无法继续支付', message), status);
  const pageOf = (order: UnionpayTransaction, rest: Partial<WalletPage>): WalletPage => ({
    channel: 'unionpay',
    title,
    payee: merchant.name,
    amount: order.txnAmt,
    subject: order.orderDesc,
    outTradeNo: order.orderId,
    ...rest,
  });
  const show = async (context: Context, token: string) => {
    const order = await lookUp(sandbox, token);
    const { respCode, frontUrl } = order;
    if (frontUrl === null) return refuse(context, '请在商家页面重新选择云闪付。', 404);
    const isOpen = respCode === '05' || respCode === '04';
    if (isOpen && isTimedOut(order, sandbox.now())) {
      return context.html(renderWalletPage(pageOf(order, { message: '已超过订单的支付时间，请返回商家重新下单。' })));
    }
    if (isOpen) {
      const form = { action: `/unionpay/cashier/${token}`, choices: walletChoices };
      return context.html(renderWalletPage(pageOf(order, { form })));
    }
    const fields = signFields(toResult(order, merchant.merId), credentials);
    const facts = { channel: 'unionpay', payee: merchant.name, amount: order.txnAmt, message: meaningOf(respCode), frontUrl, fields };
    return context.html(renderReturnPage({ ...facts, title: respCode === '00' ? '支付成功' : '支付失败' }));
  };

  const app = new Hono<Environment>();
  app.post('/gateway/api/frontTransReq.do', async (context) => {
    try {
      const fields = readSignedForm(await context.req.text(), merchant);
      const fault = sandbox.faults.take('order', fields['orderId'] ?? '')?.kind;
      if (fault === 'server-error') return await refuse(context, '系统繁忙，请稍后再试。', 500);
      if (fault === 'refused') throw new UnionpayRefusal('31');
      const token = await placeOrder(sandbox, 'front', fields);
      if (fault === 'lost-answer') {
        context.env.outgoing.destroy();
        return RESPONSE_ALREADY_SENT;
      }
      return context.redirect(`/unionpay/cashier/${token}`, 303);
    } catch (error) {
      if (!(error instanceof UnionpayRefusal)) throw error;
      return refuse(context, error.message, 400);
    }
  });
  app.get('/unionpay/cashier/:token', (context) => show(context, context.req.param('token')));
  app.post('/unionpay/cashier/:token', async (context) => {
    const { token } = context.req.param();
    const { act } = await context.req.parseBody();
    if (act === 'pay-and-vanish') {
      const order = await performAct(sandbox, token, 'pay');
      return context.html(renderWalletPage(pageOf(order, { message: '已付款。网络已断开，不会返回商家。' })));
    }
    if (!isAct(act)) return refuse(context, '请重新打开支付页面。', 400);
    const order = await performAct(sandbox, token, act);
    // A jump without any data: it says nothing, not even that nothing was paid.
    const back = act === 'cancel' ? (order.frontFailUrl ?? order.frontUrl) : undefined;
    return context.redirect(back ?? `/unionpay/cashier/${token}`, 303);
  });
  app.onError((error, context) => {
    if (error instanceof ActRefusal) return refuse(context, error.message, error.status === 404 ? 404 : 409);
    throw error;
  });
  return app;
}
