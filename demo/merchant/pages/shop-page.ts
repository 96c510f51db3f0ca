import { html } from 'hono/html';
import { layOut } from '../../page-layout';

interface Way {
  readonly name: string;
  readonly terminal: string;
  readonly products: string;
  readonly hint: string;
}

/** One row a terminal. The last column of a real shop does not exist: a payer's own program decides. */
const ways: readonly Way[] = [
  {
    name: '电脑',
    terminal: 'pc',
    products: 'wechat-pay.native,wechat-pay.jsapi',
    hint: '显示微信支付二维码；用演示手机识别并付款。',
  },
  {
    name: '手机浏览器',
    terminal: 'wap',
    products: 'wechat-pay.native,wechat-pay.jsapi',
    hint: '微信之外的手机网页；微信内支付不可用，收银台会说明原因。',
  },
  {
    name: '微信内',
    terminal: 'wechat',
    products: 'wechat-pay.jsapi,wechat-pay.native',
    hint: '先静默授权取得 openid，再调起微信支付；微信之外由演示用微信替身代替。',
  },
  {
    name: '电脑版微信',
    terminal: 'pc',
    products: 'wechat-pay.native,wechat-pay.jsapi',
    hint: '电脑版微信不能在页面内调起支付，因此同样显示二维码。要重现其用户代理，请在开发者工具中改为含 WindowsWechat 的值。',
  },
];

/** The shop with one basket. */
export function renderShopPage(): ReturnType<typeof html> {
  return layOut({
    title: '山川书店',
    name: 'shop',
    body: html`<header class="bar">
        <span class="mark" aria-hidden="true">山</span><span class="name">山川书店</span>
        <a class="phone" href="/phone" target="_blank" rel="noopener">打开演示手机</a>
      </header>
      <main>
        <section class="card basket" aria-labelledby="basket">
          <h1 id="basket">购物车</h1>
          <div class="book">
            <div class="cover" aria-hidden="true"><b>海错图</b><span>笔记</span></div>
            <div>
              <h2>《海错图笔记》全四册 · 精装</h2>
              <p class="muted">山川书店（杭州）有限公司</p>
              <p class="muted">数量 1</p>
            </div>
            <p class="price"><small>¥</small>1,024.00</p>
          </div>
          <p class="total"><span>应付</span><b>¥1,024.00</b></p>
        </section>
        <section class="card" aria-labelledby="ways">
          <h2 id="ways">去结算</h2>
          <p class="muted">选择付款人所在的终端，收银台会按该终端呈现可用的付款方式。</p>
          <ul class="ways">
            ${ways.map((way) => {
              const query = new URLSearchParams({ products: way.products, terminal: way.terminal });
              return html`<li>
                <a href="/new?${query}"
                  ><span><b>${way.name}</b><span class="hint">${way.hint}</span></span
                  ><span class="go" aria-hidden="true">›</span></a
                >
              </li>`;
            })}
          </ul>
        </section>
        <p class="note">这是演示：支付由本机沙箱完成，不会产生真实扣款。</p>
      </main>`,
  });
}
