import { getConnInfo } from '@hono/node-server/conninfo';
import { eq } from 'drizzle-orm';
import { Hono, type Context } from 'hono';
import { ActRefusal, isAct } from '../act';
import { renderMessagePage, sandboxSite } from '../../message-page';
import { renderWalletPage, walletChoices, type WalletPage } from '../wallet-page';
import { performAct } from './act';
import { h5Content, h5LifeMs, h5Path } from './h5-link';
import { isSameNetwork } from './same-network';
import { codes, orders } from './tables';
import type { Order } from './transaction';
import type { WechatSandbox } from './wechat-sandbox';

/** What the channel's page says when it does not open, in its own words. */
class PageRefusal extends Error {}

/** The page in between that H5 leads the payer's browser to. It goes back to the merchant without a word, whatever the payer has done. */
export function makeH5Routes(sandbox: WechatSandbox): Hono {
  const { origin } = sandbox.merchant;
  const find = async (query: URLSearchParams) => {
    const [found] = await sandbox.database
      .select()
      .from(codes)
      .innerJoin(orders, eq(orders.outTradeNo, codes.outTradeNo))
      .where(eq(codes.content, h5Content(query)));
    if (found === undefined) throw new PageRefusal('商家参数格式有误，请联系商家解决');
    const returnUrl = query.get('redirect_url');
    if (returnUrl !== null && originOf(returnUrl) !== origin) throw new PageRefusal('商家存在未配置的参数，请联系商家解决');
    return { ...found, returnUrl };
  };
  const app = new Hono();
  app.get(h5Path, async (context) => {
    const query = new URL(context.req.url).searchParams;
    if (/MicroMessenger/i.test(context.req.header('User-Agent') ?? '')) throw new PageRefusal('请在微信外打开订单，进行支付');
    refuseReferer(context.req.header('Referer'), origin);
    const { codes: link, orders: order } = await find(query);
    if (link.superseded || link.createdAt.getTime() + h5LifeMs <= sandbox.now()) {
      throw new PageRefusal('支付请求已失效，请重新发起支付');
    }
    const { address } = getConnInfo(context).remote;
    if (address !== undefined && link.payerIp !== null && !isSameNetwork(link.payerIp, address)) {
      throw new PageRefusal('网络环境未能通过安全验证，请稍后再试');
    }
    const form = { action: h5Path, fields: Object.fromEntries(query), choices: walletChoices };
    return context.html(renderWalletPage({ ...toPage(sandbox, order), form }));
  });
  app.post(h5Path, async (context) => {
    const { act, ...fields } = await readForm(context);
    const query = new URLSearchParams(fields);
    const { returnUrl } = await find(query);
    const isToVanish = act === 'pay-and-vanish';
    const done = isToVanish ? 'pay' : act;
    if (!isAct(done)) throw new PageRefusal('商家参数格式有误，请联系商家解决');
    const order = await performAct(sandbox, h5Content(query), done);
    if (returnUrl !== null && !isToVanish) return context.redirect(returnUrl, 303);
    const message = isToVanish ? '付款成功。网络已断开，没有回到商家页面。' : '已完成，请回到商家页面查看结果。';
    return context.html(renderWalletPage({ ...toPage(sandbox, order), message }));
  });
  app.onError((error, context) => {
    if (error instanceof PageRefusal) return refuse(context, 400, error.message);
    if (error instanceof ActRefusal) return refuse(context, error.status, error.message);
    throw error;
  });
  return app;
}

/**
 * The page is opened from the merchant's own pages only.
 * @throws PageRefusal
 */
function refuseReferer(referer: string | undefined, origin: string): void {
  if (referer === undefined || referer === '') throw new PageRefusal('商家参数格式有误，请联系商家解决');
  if (originOf(referer) !== origin) throw new PageRefusal('商家存在未配置的参数，请联系商家解决');
}

function toPage({ merchant }: WechatSandbox, order: Order): WalletPage {
  return {
    channel: 'wechat-pay',
    title: '微信支付',
    payee: merchant.name,
    amount: order.total,
    subject: order.description,
    outTradeNo: order.outTradeNo,
  };
}

async function readForm(context: Context): Promise<Record<string, string>> {
  const form = Object.entries(await context.req.parseBody());
  return Object.fromEntries(form.filter((field): field is [string, string] => typeof field[1] === 'string'));
}

function originOf(url: string): string | undefined {
  return URL.canParse(url) ? new URL(url).origin : undefined;
}

function refuse(context: Context, status: 400 | 404 | 409 | 422, title: string): Response | Promise<Response> {
  return context.html(renderMessagePage(sandboxSite, title, '请返回商家页面，重新发起支付。如已付款，请勿重复支付。'), status);
}
