import { html } from 'hono/html';
import { layOut } from '../../page-layout';

/** The payer's phone: paste a code's text or choose its picture, then pay, cancel or fail. */
export function renderPhonePage(content: string): ReturnType<typeof html> {
  return layOut({
    title: '演示手机 · 微信支付沙箱',
    name: 'phone',
    body: html`<main class="card">
      <p class="notice">沙箱：不会产生真实扣款</p>
      <h1>演示手机</h1>
      <form id="scan">
        <label for="content">二维码文字</label>
        <textarea id="content" name="content" rows="2" spellcheck="false" autocomplete="off" placeholder="weixin://wxpay/bizpayurl?pr=…">
${content}</textarea>
        <div class="row">
          <button type="submit" class="primary">识别</button>
          <label class="file">选择二维码图片<input id="picture" type="file" accept="image/*" /></label>
        </div>
      </form>
      <section id="order" aria-live="polite" hidden>
        <p class="payee" id="payee"></p>
        <p class="amount" id="amount"></p>
        <dl>
          <dt>商品</dt>
          <dd id="subject"></dd>
          <dt>商户单号</dt>
          <dd id="number"></dd>
          <dt>状态</dt>
          <dd id="state"></dd>
        </dl>
        <div class="acts" id="acts">
          <button type="button" class="primary" data-act="pay">付款</button>
          <button type="button" data-act="scan">仅扫码</button>
          <button type="button" data-act="cancel">取消</button>
          <button type="button" data-act="fail">支付失败</button>
        </div>
      </section>
      <p id="message" role="status"></p>
    </main>`,
  });
}
