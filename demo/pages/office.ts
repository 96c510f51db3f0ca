import { html, nothing, render, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Overview, OverviewAttempt, OverviewOrder, OverviewReconciliation, OverviewRefund } from '../merchant/overview-facts';
import { findElement } from './find-element';
import { askForReconciliation, askForRefund, OfficeRefusal, readOverview } from './office-requests';
import { answerWord, channelWord, clock, differenceWord, productWords, refundWord, statusWord, yuan } from './office-words';
import './office.css';

const lookAgainMs = 2_000;
const page = findElement(document, '#office', HTMLElement);

let overview: Overview | undefined;
let trouble: string | undefined;
/** What came of what was asked for last, by the form that asked. */
const messages = new Map<string, { readonly words: string; readonly isFailure: boolean }>();
/** The keys of wishes that nobody knows the end of. */
const keys = new Map<string, string>();

function draw(): void {
  page.removeAttribute('aria-busy');
  if (page.firstElementChild?.localName === 'p') page.textContent = '';
  render(drawPage(), page);
}

const drawPage = (): TemplateResult => html`
  ${trouble === undefined ? nothing : html`<p class="alert" role="alert">${trouble}</p>`}
  <section class="card" aria-labelledby="orders">
    <h1 id="orders">订单</h1>
    ${overview?.orders.length === 0 ? html`<p class="muted">还没有订单。</p>` : nothing}
    ${repeat(
      overview?.orders ?? [],
      ({ orderNo }) => orderNo,
      (order) => drawOrder(order),
    )}
  </section>
  <div class="side">
    <section class="card" aria-labelledby="bills">
      <h2 id="bills">对账</h2>
      ${drawBillForm()}
      <ul class="rows">
        ${overview?.reconciliations.map((row) => drawReconciliation(row))}
      </ul>
    </section>
    <section class="card" aria-labelledby="told">
      <h2 id="told">渠道通知</h2>
      ${overview?.notifications.length === 0 ? html`<p class="muted">还没有通知。</p>` : nothing}
      <ul class="rows">
        ${overview?.notifications.map(({ outTradeNo, receivedAt }) => html`<li>${outTradeNo}<br /><span class="facts">${clock(receivedAt)}</span></li>`)}
      </ul>
    </section>
  </div>
`;

const drawOrder = (order: OverviewOrder): TemplateResult => html`
  <article class="order">
    <div class="line">
      <h3>${order.orderNo}</h3>
      <span class="tag ${order.status}">${statusWord(order.status)}</span>
      <b class="end">${yuan(order.amount)}</b>
    </div>
    <p class="facts">${order.subject} · ${clock(order.createdAt)}</p>
    ${repeat(
      order.attempts,
      ({ outTradeNo }) => outTradeNo,
      (attempt) => drawAttempt(attempt),
    )}
  </article>
`;

function drawAttempt(attempt: OverviewAttempt): TemplateResult {
  const { outTradeNo, status, channelAnswer, transactionId, paidAt, queries, queriedAt, nextQueryAt, notifications } = attempt;
  const isOpen = status === 'pending' || status === 'paying';
  const facts = [
    outTradeNo,
    transactionId === null ? undefined : `渠道单号 ${transactionId}`,
    paidAt === null ? undefined : `付款 ${clock(paidAt)}`,
    isOpen ? answerWord(channelAnswer) : undefined,
    attempt.failure ?? undefined,
  ];
  const looks = [
    `通知 ${notifications} 次`,
    `查询 ${queries} 次${queriedAt === null ? '' : `，上次 ${clock(queriedAt)}`}`,
    nextQueryAt === null ? undefined : `下次 ${clock(nextQueryAt)}`,
  ];
  return html`
    <div class="attempt">
      <div class="line">
        <b>${productWords(attempt.productId)}</b>
        <span class="tag ${status}">${statusWord(status)}</span>
      </div>
      <p class="facts">${joined(facts)}</p>
      <p class="facts">${joined(looks)}</p>
      ${attempt.refunds.map((refund) => drawRefund(refund))} ${attempt.refundable > 0 ? drawRefundForm(attempt) : nothing}
    </div>
  `;
}

const joined = (parts: readonly (string | undefined)[]): string => parts.filter((part) => part !== undefined).join(' · ');

function drawRefund({ number, amount, status, hindrance, reason, feeBack, nextAt }: OverviewRefund): TemplateResult {
  const facts = [
    number,
    reason,
    feeBack === null || feeBack === 0 ? undefined : `退回手续费 ${yuan(feeBack)}`,
    hindrance === 'funds-short' ? '商户可用资金不足，充值后自动继续' : undefined,
    nextAt === null ? undefined : `下次 ${clock(nextAt)}`,
  ];
  return html`
    <div class="line">
      <span>退款 ${yuan(amount)}</span><span class="tag ${status}">${refundWord(status)}</span>
      <span class="facts">${joined(facts)}</span>
    </div>
  `;
}

function drawRefundForm({ outTradeNo, refundable }: OverviewAttempt): TemplateResult {
  return html`
    <form data-number=${outTradeNo} data-most=${refundable} @submit=${refund}>
      <label
        >退款金额（元）<input name="amount" inputmode="decimal" autocomplete="off" placeholder=${`最多 ${(refundable / 100).toFixed(2)}`}
      /></label>
      <label>原因<input name="reason" maxlength="80" value="商品缺货" /></label>
      <button type="submit">退款</button>
      ${drawMessage(outTradeNo)}
    </form>
  `;
}

function drawBillForm(): TemplateResult {
  const [first] = overview?.bills ?? [];
  if (first === undefined) return html`<p class="muted">没有可以取账单的渠道。</p>`;
  return html`
    <form @submit=${reconcile}>
      <label
        >渠道<select name="channel">
          ${overview?.bills.map(({ channel }) => html`<option value=${channel}>${channelWord(channel)}</option>`)}
        </select></label
      >
      <label>日期<input name="day" type="date" value=${first.day} /></label>
      <button type="submit">对账</button>
      ${drawMessage('bill')}
    </form>
  `;
}

function drawReconciliation({ channel, day, comparison }: OverviewReconciliation): TemplateResult {
  if (comparison === null) return html`<li>${day} ${channelWord(channel)}<br /><span class="facts">还没有取到账单。</span></li>`;
  const { payments, paid, refunds, refunded, fees, differences } = comparison;
  const isGood = differences.length === 0;
  return html`
    <li>
      <div class="line">
        <b>${day} ${channelWord(channel)}</b>
        <span class="tag ${isGood ? 'succeeded' : 'abnormal'}">${isGood ? '平账' : `${differences.length} 笔差异`}</span>
      </div>
      <span class="facts">收款 ${payments} 笔 ${yuan(paid)} · 退款 ${refunds} 笔 ${yuan(refunded)} · 手续费 ${yuan(fees)}</span>
      ${differences.map(
        ({ kind, number, billed, booked }) =>
          html`<br /><span class="facts"
              >${number}：${differenceWord(kind)}（账单 ${billed === null ? '—' : yuan(billed)}，账上
              ${booked === null ? '—' : yuan(booked)}）</span
            >`,
      )}
    </li>
  `;
}

function drawMessage(form: string): TemplateResult | typeof nothing {
  const message = messages.get(form);
  if (message === undefined) return nothing;
  return html`<p class="message ${message.isFailure ? 'failed' : ''}" role="status">${message.words}</p>`;
}

async function refund(event: SubmitEvent): Promise<void> {
  event.preventDefault();
  const form = event.currentTarget as HTMLFormElement;
  const { number = '', most = '0' } = form.dataset;
  const data = new FormData(form);
  const amount = toFen(textOf(data, 'amount'));
  if (amount === undefined || amount > Number(most)) {
    return say(number, `请填 0.01 至 ${(Number(most) / 100).toFixed(2)} 元。`, true);
  }
  const reason = textOf(data, 'reason') || '商家退款';
  const wish = JSON.stringify([number, amount, reason]);
  // Sent again after a lost answer it is the same wish; only once it has been answered is the same amount another.
  const key = keys.get(wish) ?? makeKey();
  keys.set(wish, key);
  await carryOut(number, '已提交退款。', async () => {
    await askForRefund({ outTradeNo: number, amount, reason }, key);
    keys.delete(wish);
    form.reset();
  });
}

async function reconcile(event: SubmitEvent): Promise<void> {
  event.preventDefault();
  const data = new FormData(event.currentTarget as HTMLFormElement);
  await carryOut('bill', '已对账。', () => askForReconciliation(textOf(data, 'channel'), textOf(data, 'day')));
}

async function carryOut(form: string, done: string, act: () => Promise<void>): Promise<void> {
  try {
    await act();
    say(form, done, false);
  } catch (error) {
    if (!(error instanceof OfficeRefusal)) throw error;
    say(form, error.message, true);
  }
  await look();
}

function say(form: string, words: string, isFailure: boolean): void {
  messages.set(form, { words, isFailure });
  draw();
}

function textOf(data: FormData, name: string): string {
  const value = data.get(name);
  return typeof value === 'string' ? value.trim() : '';
}

const makeKey = (): string => [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** Yuan as a person types them, in fen. */
function toFen(text: string): number | undefined {
  const parts = /^(\d{1,9})(?:\.(\d{1,2}))?$/.exec(text);
  if (parts === null) return undefined;
  const fen = Number(parts[1]) * 100 + Number((parts[2] ?? '').padEnd(2, '0'));
  return fen > 0 ? fen : undefined;
}

async function look(): Promise<void> {
  try {
    overview = await readOverview();
    trouble = undefined;
  } catch (error) {
    if (!(error instanceof OfficeRefusal)) throw error;
    trouble = `${error.message}显示的是之前的内容。`;
  }
  draw();
}

async function watch(): Promise<void> {
  if (!document.hidden) await look();
  setTimeout(() => void watch(), lookAgainMs);
}

void watch();
