import { html } from 'hono/html';
import { layOut } from '../page-layout';
import { yuan } from './wallet-page';

/** What a payer sees once an order has ended: how, and the way back, which posts the signed result to the merchant. */
export interface ReturnPage {
  /** Also the class that carries the wallet's colour: the first part of a product's id. */
  readonly channel: string;
  readonly title: string;
  readonly message: string;
  readonly payee: string;
  /** In fen. */
  readonly amount: number;
  readonly frontUrl: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** Renders it. Not a wallet's usual page: a button with a name would send a field that nobody signed. */
export function renderReturnPage({ channel, title, message, payee, amount, frontUrl, fields }: ReturnPage): ReturnType<typeof html> {
  return layOut({
    title,
    name: 'wallet',
    body: html`<main class="card ${channel}">
      <h1>${title}</h1>
      <p class="payee">${payee}</p>
      <p class="amount">${yuan.format(amount / 100)}</p>
      <p role="status">${message}</p>
      <form method="post" action="${frontUrl}" class="acts">
        ${Object.entries(fields).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
        <button type="submit" class="primary">返回商家</button>
      </form>
      <p class="notice">沙箱：不会产生真实扣款</p>
    </main>`,
  });
}
