import './phone.css';
import { readPicture } from './read-picture';

/** An order as the sandbox tells a payer. */
interface PayerOrder {
  readonly outTradeNo: string;
  readonly tradeState: string;
  readonly amount: number;
  readonly currency: string;
  readonly subject: string;
  readonly payee: string;
}

const stateWords: Readonly<Record<string, string>> = {
  NOTPAY: '未支付',
  USERPAYING: '支付中',
  SUCCESS: '支付成功',
  CLOSED: '已关闭',
  PAYERROR: '支付失败',
  REFUND: '转入退款',
};

const canPay: readonly string[] = ['NOTPAY', 'USERPAYING', 'PAYERROR'];

const form = find('scan', HTMLFormElement);
const content = find('content', HTMLTextAreaElement);
const picture = find('picture', HTMLInputElement);
const order = find('order', HTMLElement);
const acts = find('acts', HTMLElement);
const message = find('message', HTMLElement);

form.addEventListener('submit', (event) => {
  event.preventDefault();
  void recognize();
});
picture.addEventListener('change', () => void choosePicture());
order.addEventListener('click', (event) => {
  const act = event.target instanceof HTMLElement ? event.target.dataset['act'] : undefined;
  if (act !== undefined) void perform(act);
});
if (content.value.trim() !== '') void recognize();

async function choosePicture(): Promise<void> {
  const file = picture.files?.[0];
  if (file === undefined) return;
  // Cleared, so that the same picture may be chosen again.
  const text = await readPicture(file).catch(() => undefined);
  picture.value = '';
  if (text === undefined) return say('图片里没有找到二维码，请换一张更清晰的截图。', true);
  content.value = text;
  await recognize();
}

async function recognize(): Promise<void> {
  const text = content.value.trim();
  if (text === '') return say('请粘贴二维码的文字，或选择一张二维码图片。', true);
  await show(fetch(`/sandbox/code?${new URLSearchParams({ content: text }).toString()}`));
}

async function perform(act: string): Promise<void> {
  const body = JSON.stringify({ content: content.value.trim(), act });
  await show(fetch('/sandbox/act', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body }));
}

async function show(request: Promise<Response>): Promise<void> {
  try {
    const answer = await request;
    if (!answer.ok) {
      const { title } = (await answer.json()) as { title: string };
      return say(title, true);
    }
    const told = (await answer.json()) as PayerOrder;
    find('payee', HTMLElement).textContent = told.payee;
    find('amount', HTMLElement).textContent = new Intl.NumberFormat('zh-CN', { style: 'currency', currency: told.currency }).format(
      told.amount / 100,
    );
    find('subject', HTMLElement).textContent = told.subject;
    find('number', HTMLElement).textContent = told.outTradeNo;
    find('state', HTMLElement).textContent = stateWords[told.tradeState] ?? told.tradeState;
    acts.hidden = !canPay.includes(told.tradeState);
    order.hidden = false;
    say(told.tradeState === 'SUCCESS' ? '付款成功' : '', false);
  } catch {
    say('连接不上沙箱，请确认演示程序仍在运行。', true);
  }
}

function say(words: string, isFailure: boolean): void {
  message.textContent = words;
  message.classList.toggle('failed', isFailure);
}

function find<T extends HTMLElement>(id: string, type: abstract new () => T): T {
  const element = document.getElementById(id);
  if (element instanceof type) return element;
  throw new Error(`The page has no ${id}; the server renders it.`);
}
