import { html } from 'hono/html';
import { layOut } from '../../page-layout';
import type { PaymentRow, SessionRow } from '../merchant';
import type { RefundRow } from '../refunds';
import { isUnfinished } from '../views';

/** The words of an order's page. */
export type Standing = SessionRow['status'] | 'confirming' | 'refunded';

/** What goes back to the shopper, in minor units. */
export interface SumsBack {
  readonly arrived: number;
  readonly underWay: number;
}

const words: Record<Standing, { readonly state: string; readonly hint?: string }> = {
  open: { state: '等待付款' },
  paid: { state: '已付款，正在备货' },
  refunded: { state: '已全额退款' },
  closed: { state: '已关闭' },
  // Money may still be on its way.
  expired: { state: '已超时', hint: '如已付款，请勿重复支付，结果将自动更新。' },
  confirming: { state: '正在确认付款结果', hint: '请勿重复支付，结果将自动更新。' },
};

/** Where an order stands for its shopper: what is not settled is not called unpaid. */
export function standingOf(
  { amount }: SessionRow,
  status: SessionRow['status'],
  payments: readonly PaymentRow[],
  { arrived }: SumsBack,
): Standing {
  if (status === 'paid' && arrived >= amount) return 'refunded';
  return status !== 'paid' && payments.some(isBeingConfirmed) ? 'confirming' : status;
}

/** All that changes on an order's page, as an entity tag. */
export const tagOf = (standing: Standing, { arrived, underWay }: SumsBack): string => `W/"${standing} ${arrived} ${underWay}"`;

/** What has arrived, and what the channel or a person at the merchant's has still to give back. */
export function sumsOf(refunds: readonly RefundRow[]): SumsBack {
  const sumOf = (rows: readonly RefundRow[]): number => rows.reduce((sum, { amount }) => sum + amount, 0);
  return {
    arrived: sumOf(refunds.filter(({ status }) => status === 'succeeded')),
    underWay: sumOf(refunds.filter(({ status }) => status !== 'succeeded')),
  };
}

/** Where the receipt's button leads. */
export function renderOrderPage(session: SessionRow, standing: Standing, back: SumsBack): ReturnType<typeof html> {
  const money = new Intl.NumberFormat('zh-CN', { style: 'currency', currency: session.currency });
  const yuan = (amount: number): string => money.format(amount / 100);
  const { state, hint } = words[standing];
  return layOut({
    title: `订单 ${session.orderNo}`,
    name: 'shop',
    body: html`<header class="bar"><span class="mark" aria-hidden="true">山</span><span class="name">山川书店</span></header>
      <main>
        <section class="card order" data-tag="${tagOf(standing, back)}">
          <h1>我的订单</h1>
          <p class="state ${standing}">${state}</p>
          ${hint === undefined ? '' : html`<p>${hint}</p>`}
          <dl>
            <dt>商品</dt>
            <dd>${session.subject}</dd>
            <dt>金额</dt>
            <dd>${yuan(session.amount)}</dd>
            ${
              back.arrived > 0
                ? html`<dt>已退款</dt>
                    <dd>${yuan(back.arrived)}</dd>`
                : ''
            }
            ${
              back.underWay > 0
                ? html`<dt>退款处理中</dt>
                    <dd>${yuan(back.underWay)}</dd>`
                : ''
            }
            <dt>订单号</dt>
            <dd>${session.orderNo}</dd>
          </dl>
          <a class="button" href="/">继续逛逛</a>
        </section>
      </main>`,
  });
}

const isBeingConfirmed = (payment: PaymentRow): boolean =>
  isUnfinished(payment) && (payment.status === 'paying' || payment.channelAnswer !== 'unpaid');
