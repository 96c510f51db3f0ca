import { html } from 'hono/html';
import { layOut } from '../page-layout';
import type { PayerPlan } from './channel-sandbox';

/** A button of a wallet's page: what the payer does. */
export interface WalletChoice {
  readonly act: string;
  readonly words: string;
}

/** A page of a wallet that a payer's browser was sent to. Plain forms: it works without any script. */
export interface WalletPage {
  /** Also the class that carries the wallet's colour: the first part of a product's id. */
  readonly channel: string;
  readonly title: string;
  readonly payee: string;
  /** In fen. */
  readonly amount: number;
  readonly subject: string;
  readonly outTradeNo: string;
  /** What the payer is told above the buttons. */
  readonly message?: string;
  /** What the merchant has ruled out. */
  readonly notice?: string | undefined;
  /** Where the form is sent, and what besides `act` it carries. */
  readonly form?: {
    readonly action: string;
    readonly fields?: Readonly<Record<string, string>>;
    /** The instalments that the payer chooses among. */
    readonly plans?: readonly PayerPlan[];
    readonly choices: readonly WalletChoice[];
  };
}

/** What a payer can do on every wallet's page; `leave` goes back without a word, `pay-and-vanish` pays and never goes back. */
export const walletChoices: readonly WalletChoice[] = [
  { act: 'pay', words: '确认付款' },
  { act: 'cancel', words: '取消并返回商家' },
  { act: 'fail', words: '付款失败' },
  { act: 'pay-and-vanish', words: '付款后断网' },
];

/** How the wallets write an amount. */
export const yuan = new Intl.NumberFormat('zh-CN', { style: 'currency', currency: 'CNY' });

/** Renders a wallet's page. */
export function renderWalletPage(page: WalletPage): ReturnType<typeof html> {
  const { form } = page;
  return layOut({
    title: page.title,
    name: 'wallet',
    body: html`<main class="card ${page.channel}">
      <h1>${page.title}</h1>
      <p class="payee">${page.payee}</p>
      <p class="amount">${yuan.format(page.amount / 100)}</p>
      <dl>
        <dt>商品</dt>
        <dd>${page.subject}</dd>
        <dt>商户单号</dt>
        <dd>${page.outTradeNo}</dd>
      </dl>
      ${page.notice === undefined ? '' : html`<p class="ruled-out">${page.notice}</p>`}
      ${page.message === undefined ? '' : html`<p role="status">${page.message}</p>`}
      ${
        form === undefined
          ? ''
          : html`<form method="post" action="${form.action}" class="acts">
              ${Object.entries(form.fields ?? {}).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
              ${renderPlans(form.plans ?? [])}
              ${form.choices.map(
                ({ act, words }, index) =>
                  html`<button type="submit" name="act" value="${act}" class="${index === 0 ? 'primary' : ''}">${words}</button>`,
              )}
            </form>`
      }
      <p class="notice">沙箱：不会产生真实扣款</p>
    </main>`,
  });
}

function renderPlans(plans: readonly PayerPlan[]): ReturnType<typeof html> | string {
  if (plans.length === 0) return '';
  return html`<fieldset>
    <legend>付款方式</legend>
    ${plans.map(({ periods, words, isChosen }) => {
      const checked = isChosen ? html`checked` : '';
      return html`<label><input type="radio" name="periods" value="${periods}" ${checked} /><span>${words}</span></label>`;
    })}
  </fieldset>`;
}
