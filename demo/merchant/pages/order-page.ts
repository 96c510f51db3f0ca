import { html } from 'hono/html';
import { layOut } from '../../page-layout';
import type { SessionRow } from '../merchant';

const words: Record<SessionRow['status'], string> = {
  open: '等待付款',
  paid: '已付款，正在备货',
  closed: '已关闭',
  expired: '已超时，未付款',
};

/** Where the receipt's button leads. */
export function renderOrderPage(session: SessionRow, status: SessionRow['status']): ReturnType<typeof html> {
  const yuan = new Intl.NumberFormat('zh-CN', { style: 'currency', currency: session.currency }).format(session.amount / 100);
  return layOut({
    title: `订单 ${session.orderNo}`,
    name: 'shop',
    body: html`<header class="bar"><span class="mark" aria-hidden="true">山</span><span class="name">山川书店</span></header>
      <main>
        <section class="card order">
          <h1>我的订单</h1>
          <p class="state ${status}">${words[status]}</p>
          <dl>
            <dt>商品</dt>
            <dd>${session.subject}</dd>
            <dt>金额</dt>
            <dd>${yuan}</dd>
            <dt>订单号</dt>
            <dd>${session.orderNo}</dd>
          </dl>
          <a class="button" href="/">继续逛逛</a>
        </section>
      </main>`,
  });
}
