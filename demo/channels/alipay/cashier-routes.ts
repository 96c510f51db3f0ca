import { randomBytes } from 'node:crypto';
import { Hono, type Context } from 'hono';
import { ActRefusal, type Act } from '../act';
import { renderMessagePage, sandboxSite } from '../../message-page';
import { renderWalletPage, walletChoices, type WalletChoice } from '../wallet-page';
import type { AlipaySandbox } from './alipay-sandbox';
import type { GatewayError } from './gateway-error';
import type { GatewayRequest } from './gateway-request';
import { plansOf } from './instalments';
import { actOn, findLead, noticeOf, toLead, type KeptLead } from './lead';
import type { OrderProduct } from './order-products';
import { readUrl } from './order-request';
import { signParams } from './rsa2';
import { leads } from './tables';
import { readNewOrder } from './trade-methods';
import type { Trade } from './trade';
import { toBeijingTime, toYuan } from './wire-values';

/** The methods by which a merchant sends a browser here. */
export const pageProducts: Readonly<Record<string, OrderProduct>> = { 'alipay.trade.page.pay': 'page', 'alipay.trade.wap.pay': 'wap' };

/** The path of a cashier page, before its token. */
export const cashierPath = '/alipay/cashier/';

const back: readonly WalletChoice[] = [{ act: 'leave', words: '返回商家' }];

/**
 * Takes an order that a browser brought. There is no trade until the payer acts on the page.
 * @returns the path of the cashier page
 * @throws GatewayError
 */
export async function openCashier(sandbox: AlipaySandbox, request: GatewayRequest): Promise<string> {
  const product = pageProducts[request.method] ?? 'page';
  const { buyerOpenId: _, ...order } = readNewOrder(product, request, sandbox.now());
  const returnUrl = readUrl(request.params['return_url'], 'return_url');
  const quitUrl = readUrl(request.biz['quit_url'], 'quit_url');
  const content = randomBytes(16).toString('hex');
  await sandbox.database.insert(leads).values({ ...order, content, returnUrl, quitUrl, diesAt: order.expiresAt });
  return `${cashierPath}${content}`;
}

/** What a browser sees that brings a request which is not taken. */
export function renderErrorPage(error: GatewayError): ReturnType<typeof renderMessagePage> {
  return renderMessagePage(sandboxSite, '支付宝无法处理这个请求', `${error.message}（${error.subCode}）`);
}

/** Alipay's own cashier, on a computer or a phone. */
export function makeCashierRoutes(sandbox: AlipaySandbox): Hono {
  const app = new Hono();
  const render = (context: Context, lead: KeptLead, choices: readonly WalletChoice[], message?: string) =>
    context.html(
      renderWalletPage({
        channel: 'alipay',
        title: '支付宝收银台',
        payee: sandbox.merchant.name,
        amount: lead.total,
        subject: lead.subject,
        outTradeNo: lead.outTradeNo,
        ...(message !== undefined && { message }),
        notice: noticeOf(lead, undefined),
        ...(choices.length > 0 && {
          form: { action: context.req.path, choices, plans: choices === walletChoices ? plansOf(lead) : [] },
        }),
      }),
    );
  const leave = (context: Context, lead: KeptLead): Response | Promise<Response> => {
    const target = lead.quitUrl ?? lead.returnUrl;
    return target === null ? render(context, lead, [], '可以关闭此页面。') : context.redirect(target, 303);
  };
  const returnTo = (context: Context, lead: KeptLead, trade: Trade): Response | Promise<Response> =>
    lead.returnUrl === null
      ? render(context, lead, [], '支付成功，可以关闭此页面。')
      : context.redirect(signReturn(sandbox, lead.returnUrl, lead.product, trade), 303);

  app.get(`${cashierPath}:token`, async (context) => {
    const lead = await findLead(sandbox.database, context.req.param('token'));
    if (lead === undefined) return context.notFound();
    const refusal = await actOn(sandbox, toLead(lead), 'scan', { isOnlyALook: true }).catch(refusalOf);
    return refusal instanceof ActRefusal ? render(context, lead, back, refusal.message) : render(context, lead, walletChoices);
  });
  app.post(`${cashierPath}:token`, async (context) => {
    const lead = await findLead(sandbox.database, context.req.param('token'));
    if (lead === undefined) return context.notFound();
    const { act: chosen, periods } = await context.req.parseBody();
    if (chosen === 'leave') return leave(context, lead);
    const known = typeof chosen === 'string' && Object.hasOwn(actOfChoice, chosen) ? actOfChoice[chosen] : undefined;
    if (known === undefined) return render(context, lead, walletChoices, '请选择一个操作。');
    const trade = await actOn(sandbox, toLead(lead), known, {
      periods: typeof periods === 'string' ? parseInt(periods, 10) : undefined,
    }).catch(refusalOf);
    if (trade instanceof ActRefusal) return render(context, lead, back, trade.message);
    if (chosen === 'cancel') return leave(context, lead);
    if (chosen === 'fail') return render(context, lead, walletChoices, '支付失败：余额不足。可以重试，或返回商家换一种方式。');
    if (chosen === 'pay-and-vanish' || trade === undefined) return render(context, lead, [], '支付成功。网络已断开，无法返回商家。');
    return returnTo(context, lead, trade);
  });
  return app;
}

const actOfChoice: Readonly<Record<string, Act>> = { pay: 'pay', 'pay-and-vanish': 'pay', cancel: 'cancel', fail: 'fail' };

function refusalOf(error: unknown): ActRefusal {
  if (error instanceof ActRefusal) return error;
  throw error;
}

/** The parameters with which a payer comes back: signed, and without a word about whether he paid. */
function signReturn({ merchant, credentials, now }: AlipaySandbox, returnUrl: string, product: OrderProduct, trade: Trade): string {
  const params = {
    charset: 'utf-8',
    out_trade_no: trade.outTradeNo,
    method: `alipay.trade.${product}.pay.return`,
    total_amount: toYuan(trade.total),
    trade_no: trade.tradeNo,
    auth_app_id: merchant.appId,
    version: '1.0',
    app_id: merchant.appId,
    seller_id: merchant.sellerId,
    timestamp: toBeijingTime(new Date(now())),
  };
  const target = new URL(returnUrl);
  Object.entries(signParams(params, credentials.alipay.privateKey)).forEach(([name, value]) => target.searchParams.set(name, value));
  return target.href;
}
