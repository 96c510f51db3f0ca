import { drawCode } from './draw-code';
import { findElement } from './find-element';
import { OrderView } from './phone-order';
import { findOrder, makePayerCode, performAct, SandboxRefusal, type PayerOrder } from './phone-requests';

const lookAgainMs = 1_500;

const over: readonly PayerOrder['standing'][] = ['paid', 'failed', 'closed', 'refunded'];

/** Shows payers' codes of every wallet; once the merchant has read one, shows the order behind it and what the payer can do. */
export function startPayerCode(): void {
  const card = findElement(document, '#payer-code', HTMLElement);
  const form = findElement(card, '#wallet', HTMLFormElement);
  const shown = findElement(card, '#shown', HTMLElement);
  const picture = findElement(card, '#payer-picture', HTMLCanvasElement);
  const digits = findElement(card, '#digits', HTMLElement);
  let code: string | undefined;
  let timer: number | undefined;

  const view = new OrderView(card, ['unpaid', 'paying'], (act) => {
    if (code !== undefined) void follow(performAct(code, act));
  });

  const present = async (): Promise<void> => {
    window.clearTimeout(timer);
    const chosen = new FormData(form);
    const channel = textOf(chosen, 'channel');
    try {
      code = await makePayerCode(channel, textOf(chosen, 'outcome'));
    } catch (error) {
      if (!(error instanceof SandboxRefusal)) throw error;
      return view.refuse(error);
    }
    drawCode(picture, code);
    digits.textContent = code.replace(/\d{4}(?=\d)/g, '$& ');
    shown.className = channel;
    shown.hidden = false;
    view.hide();
    view.say('等待商户扫码，一分钟内有效。');
    lookAgain();
  };

  const lookAgain = (): void => {
    window.clearTimeout(timer);
    const asked = code;
    if (asked === undefined) return;
    timer = window.setTimeout(() => {
      // Nobody sees the page: neither is anything to be shown, nor is a code to be kept fresh.
      if (document.hidden) lookAgain();
      else void follow(findOrder(asked));
    }, lookAgainMs);
  };

  const follow = async (request: Promise<PayerOrder>): Promise<void> => {
    const asked = code;
    try {
      const order = await request;
      // Another code was shown meanwhile.
      if (asked !== code) return;
      shown.hidden = true;
      view.show(order);
      if (order.standing === 'failed') view.say('付款失败，请出示新的付款码。', 'failed');
      if (!over.includes(order.standing)) lookAgain();
    } catch (error) {
      if (!(error instanceof SandboxRefusal)) throw error;
      if (asked !== code) return;
      if (error.code === 'code-expired') return present();
      if (error.code !== 'code-unused') view.refuse(error);
      if (error.code === 'code-unused' || error.code === 'unreachable') lookAgain();
    }
  };

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void present();
  });
  form.addEventListener('change', () => {
    if (!shown.hidden) void present();
  });
}

function textOf(data: FormData, name: string): string {
  const value = data.get(name);
  return typeof value === 'string' ? value : '';
}
