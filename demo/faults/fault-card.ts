import { html } from 'hono/html';
import type { FaultKind } from '../channels/faults';
import type { WrittenFault } from './fault';
import type { OperationName } from './operation-of';

/** The operations as a person calls them; a notification is the channel's own. */
const operationWords = {
  createPayment: '发起付款',
  getStatus: '查询状态',
  getSession: '读取订单',
  createAuthorization: '请求授权',
  refreshPayment: '更换付款码',
  closePayment: '关闭付款',
  reportReturn: '上报返回',
  startInMiniProgram: '小程序下单',
} as const satisfies Record<OperationName, string>;

/** What can befall a request, in a person's words. */
const requestFaults: readonly { readonly words: string; readonly fault: WrittenFault }[] = [
  { words: '请求丢失：服务器没有收到', fault: { kind: 'lose-request' } },
  { words: '回答丢失：服务器已处理', fault: { kind: 'lose-answer' } },
  { words: '回答只到一半', fault: { kind: 'cut-body' } },
  { words: '回答晚到 3 秒', fault: { kind: 'delay', ms: 3_000 } },
  { words: '回答晚到 15 秒', fault: { kind: 'delay', ms: 15_000 } },
  { words: '409 上一个请求仍在处理', fault: { kind: 'status', code: 409 } },
  { words: '422 渠道拒绝', fault: { kind: 'status', code: 422 } },
  { words: '429 太频繁，2 秒后再试', fault: { kind: 'status', code: 429 } },
  { words: '500 服务器出错', fault: { kind: 'status', code: 500 } },
  { words: '502 网关错误页', fault: { kind: 'status', code: 502 } },
  { words: '503 渠道没有回应', fault: { kind: 'status', code: 503 } },
  { words: '别人的网页，例如上网认证', fault: { kind: 'html' } },
  { words: '回答里有不认识的状态', fault: { kind: 'unknown-status' } },
];

/** What can befall a channel's notification to the merchant, in a person's words. */
const notificationFaults: readonly { readonly words: string; readonly kind: FaultKind; readonly afterMs?: number }[] = [
  { words: '丢失', kind: 'dropped' },
  { words: '晚到 30 秒', kind: 'late', afterMs: 30_000 },
  { words: '同时来两次', kind: 'repeated' },
  { words: '来一百次', kind: 'flooded' },
  { words: '之后又来一条更旧的', kind: 'reordered' },
  { words: '伪造：签名不是渠道的', kind: 'forged' },
  { words: '金额不符', kind: 'wrong-amount' },
  { words: '商户号不符', kind: 'wrong-merchant' },
];

const timesWords: readonly (readonly [number, string])[] = [
  [1, '1 次'],
  [3, '3 次'],
  [1_000, '一直'],
];

/** Where a person arranges what is to go wrong with an order, sees what is still to, and takes it back. */
export function renderFaultCard(): ReturnType<typeof html> {
  return html`<section class="card" id="faults" aria-labelledby="faults-title">
    <div class="heading">
      <h2 id="faults-title">故障演练</h2>
      <p class="muted">让接下来的请求或通知按所选的方式出错，看收银台怎样应对。</p>
    </div>
    <form id="arrange">
      <div class="field">
        <label for="fault-order">订单号</label>
        <input id="fault-order" name="orderNo" autocomplete="off" spellcheck="false" placeholder="不填则为最新的订单" />
      </div>
      <div class="field">
        <label for="fault-place">出错的地方</label>
        <select id="fault-place" name="place">
          ${Object.entries(operationWords).map(([name, words]) => html`<option value="${name}">${words}</option>`)}
          <option value="notify">渠道的支付通知</option>
        </select>
      </div>
      <div class="field">
        <label for="fault-kind">故障</label>
        <select id="fault-kind" name="fault">
          ${requestFaults.map(({ words, fault }) => html`<option data-of="request" value="${JSON.stringify({ fault })}">${words}</option>`)}
          ${notificationFaults.map(
            ({ words, ...fault }) => html`<option data-of="notify" value="${JSON.stringify(fault)}">${words}</option>`,
          )}
        </select>
      </div>
      <fieldset>
        <legend>次数</legend>
        <div class="choices">
          ${timesWords.map(
            ([times, words], index) =>
              html`<label
                ><input type="radio" name="times" value="${times}" ${index === 0 ? html`checked` : ''} /><span>${words}</span></label
              >`,
          )}
        </div>
      </fieldset>
      <button type="submit" class="primary">安排故障</button>
    </form>
    <p class="message" role="status"></p>
    <div class="pending">
      <h3 id="pending-title">待发生</h3>
      <p class="muted none">没有待发生的故障。</p>
      <ul aria-labelledby="pending-title"></ul>
    </div>
  </section>`;
}
