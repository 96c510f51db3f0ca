import { html } from 'hono/html';
import { renderFaultCard } from '../faults/fault-card';
import { layOut } from '../page-layout';
import type { Act } from './act';

/** What the wallets are called, by the first part of a product's id. */
const walletNames: Readonly<Record<string, string>> = {
  'wechat-pay': '微信支付',
  alipay: '支付宝',
  unionpay: '云闪付',
  'jd-pay': '京东支付',
};

/** What is to come of a payer's code that the merchant reads. */
const outcomes: readonly { readonly outcome: string; readonly words: string }[] = [
  { outcome: 'pay', words: '直接付款' },
  { outcome: 'password', words: '需要密码' },
  { outcome: 'fail', words: '余额不足' },
];

interface Button {
  readonly act: Act;
  readonly words: string;
}

const afterScan: readonly Button[] = [
  { act: 'pay', words: '付款' },
  { act: 'scan', words: '仅扫码' },
  { act: 'cancel', words: '取消' },
  { act: 'fail', words: '支付失败' },
];

const afterPayerCode: readonly Button[] = [
  { act: 'pay', words: '输入密码付款' },
  { act: 'cancel', words: '取消' },
];

/**
 * The payer's phone, for all channels: read a code, or paste what leads to an order, and pay, cancel or fail; or show a payer's code.
 * @param channels the first parts of the products' ids
 * @param hasFaults whether a merchant stands beside, with whose orders something can go wrong
 */
export function renderPhonePage(content: string, channels: readonly string[], hasFaults: boolean): ReturnType<typeof html> {
  return layOut({
    title: '演示手机 · 支付沙箱',
    name: 'phone',
    body: html`<header class="bar">
        <span class="mark" aria-hidden="true">沙</span>
        <h1>演示手机</h1>
        <span class="notice">沙箱：不会产生真实扣款</span>
      </header>
      <main>
        <section class="card" id="scanner" aria-labelledby="scanner-title">
          <h2 id="scanner-title">扫一扫</h2>
          <form id="scan">
            <label for="content">二维码文字、预支付单号、交易号或付款码</label>
            <textarea
              id="content"
              name="content"
              rows="3"
              spellcheck="false"
              autocomplete="off"
              placeholder="weixin://wxpay/bizpayurl?pr=…"
            >
${content}</textarea>
            <div class="row">
              <button type="submit" class="primary">识别</button>
              <label class="file">选择二维码图片<input id="picture" type="file" accept="image/*" /></label>
            </div>
          </form>
          ${renderOrder(afterScan)}
          <p class="message" role="status"></p>
        </section>
        <section class="card" id="payer-code" aria-labelledby="payer-code-title">
          <h2 id="payer-code-title">付款码</h2>
          <form id="wallet">
            <fieldset>
              <legend>钱包</legend>
              <div class="choices">
                ${channels.map((channel, index) => renderChoice('channel', channel, walletNames[channel] ?? channel, index === 0))}
              </div>
            </fieldset>
            <fieldset>
              <legend>商户扫码后</legend>
              <div class="choices">
                ${outcomes.map(({ outcome, words }, index) => renderChoice('outcome', outcome, words, index === 0))}
              </div>
            </fieldset>
            <button type="submit" class="primary">出示付款码</button>
          </form>
          <figure id="shown" hidden>
            <canvas id="payer-picture" role="img" aria-label="付款码的二维码"></canvas>
            <figcaption id="digits"></figcaption>
          </figure>
          ${renderOrder(afterPayerCode)}
          <p class="message" role="status"></p>
        </section>
        ${hasFaults ? renderFaultCard() : ''}
      </main>`,
  });
}

function renderChoice(name: string, value: string, words: string, isChosen: boolean): ReturnType<typeof html> {
  const checked = isChosen ? html`checked` : '';
  return html`<label><input type="radio" name="${name}" value="${value}" ${checked} /><span>${words}</span></label>`;
}

/** The found order, empty until the page's script fills it in. */
function renderOrder(buttons: readonly Button[]): ReturnType<typeof html> {
  return html`<div class="order" aria-live="polite" hidden>
    <p class="payee" data-part="payee"></p>
    <p class="amount" data-part="amount"></p>
    <dl>
      <dt>钱包</dt>
      <dd data-part="channel"></dd>
      <dt>商品</dt>
      <dd data-part="subject"></dd>
      <dt>商户单号</dt>
      <dd data-part="number"></dd>
      <dt>状态</dt>
      <dd data-part="state"></dd>
    </dl>
    <p class="remark" data-part="notice"></p>
    <fieldset class="plans" hidden>
      <legend>付款方式</legend>
    </fieldset>
    <div class="acts">
      ${buttons.map(
        ({ act, words }, index) => html`<button type="button" class="${index === 0 ? 'primary' : ''}" data-act="${act}">${words}</button>`,
      )}
    </div>
  </div>`;
}
