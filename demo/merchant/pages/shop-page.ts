import { html } from 'hono/html';
import { layOut } from '../../page-layout';
import { usualProducts } from '../usual-products';

interface Way {
  readonly name: string;
  readonly terminal: string;
  /** The program that the page is to take itself to be in; a real one is detected. */
  readonly host?: string;
  readonly hint: string;
  /** Where they differ from the terminal's usual ones. */
  readonly products?: readonly string[];
  /** What is special about the order, as `/new` takes it. */
  readonly order?: Readonly<Record<string, string>>;
}

/** One row a terminal, and orders that not everything may pay. A real shop asks nobody where they are: a payer's own program decides. */
const ways: readonly Way[] = [
  {
    name: '电脑',
    terminal: 'pc',
    hint: '微信支付显示二维码，用演示手机识别并付款；支付宝与银联跳转到各自的收银页。',
  },
  {
    name: '手机浏览器',
    terminal: 'wap',
    hint: '从手机网页跳转到微信、支付宝或银联，付款后回到收银台查询结果。',
  },
  {
    name: '微信内',
    terminal: 'wechat',
    hint: '先静默授权取得 openid，再调起微信支付；微信之外由演示用微信替身代替。支付宝在微信内不可用，收银台会引导到浏览器打开。',
  },
  {
    name: '支付宝内',
    terminal: 'wap',
    host: 'alipay',
    hint: '先静默授权，再直接调起支付宝；支付宝之外由演示用支付宝替身代替。微信支付在支付宝内不可用，收银台会引导到浏览器打开。',
  },
  {
    name: '云闪付内',
    terminal: 'wap',
    host: 'unionpay',
    hint: '直接调起云闪付；云闪付之外由演示用云闪付替身代替。',
  },
  {
    name: '小程序',
    terminal: 'mini-program',
    hint: '小程序的网页容器不能支付：跳转到小程序的原生支付页，由它登录、下单并调起钱包。小程序之外由演示用替身代替。',
  },
  {
    name: '商家 App',
    terminal: 'app',
    hint: '由商家 App 接入的各家 SDK 调起；App 之外由演示用商家 App 替身代替。',
  },
  {
    name: '收银台／柜台扫码',
    terminal: 'scan',
    hint: '扫付款人出示的付款码（可在演示手机上生成），或显示二维码请付款人来扫。',
  },
  {
    name: '电脑版微信',
    terminal: 'pc',
    host: 'wechat',
    hint: '电脑版微信不能在页面内调起支付，因此同样显示二维码；支付宝网页在这里打不开。',
  },
  {
    name: '电脑，虚拟商品',
    terminal: 'pc',
    hint: '同一台电脑，买的是虚拟商品：花呗分期不支持，收银台不显示它，商家服务器也不接受。',
    order: { goods: 'virtual' },
  },
  {
    name: '电脑，不收信用卡',
    terminal: 'pc',
    hint: '订单不收信用卡与花呗：只留下能在下单时禁用它们的支付宝；微信支付与银联要靠签约设置，这家商店没有。',
    order: { credit: 'forbidden' },
  },
];

/** The shop with one basket. */
export function renderShopPage(): ReturnType<typeof html> {
  return layOut({
    title: '山川书店',
    name: 'shop',
    body: html`<header class="bar">
        <span class="mark" aria-hidden="true">山</span><span class="name">山川书店</span>
        <a class="office" href="/merchant">商家后台</a>
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
            ${ways.map(({ name, terminal, host, hint, order, products = usualProducts(terminal) }) => {
              const query = new URLSearchParams({ products: products.join(','), terminal, ...(host !== undefined && { host }), ...order });
              return html`<li>
                <a href="/new?${query}"
                  ><span><b>${name}</b><span class="hint">${hint}</span></span
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
