/** How a payer leaves the wallet, in the bridge's words; `silence` is no answer at all. */
export type Outcome = 'ok' | 'cancel' | 'fail' | 'silence';

interface Choice {
  readonly words: string;
  readonly act?: string;
  readonly outcome: Outcome;
}

const choices: readonly Choice[] = [
  { words: '付款', act: 'pay', outcome: 'ok' },
  { words: '取消', act: 'cancel', outcome: 'cancel' },
  { words: '失败', act: 'fail', outcome: 'fail' },
  { words: '不回应', outcome: 'silence' },
];

/** Shows the stand-in's dialog over the page until the payer has chosen, and carries the choice out at the sandbox. */
export function askPayer(content: string): Promise<Outcome> {
  return new Promise((resolve) => {
    const before = document.activeElement;
    const veil = document.createElement('div');
    veil.className = 'stand-in-veil';
    const dialog = document.createElement('div');
    dialog.className = 'stand-in';
    dialog.setAttribute('role', 'dialog');
    dialog.setAttribute('aria-modal', 'true');
    dialog.setAttribute('aria-labelledby', 'stand-in-title');
    const title = document.createElement('h2');
    title.id = 'stand-in-title';
    title.textContent = '演示用微信替身';
    const note = document.createElement('p');
    note.textContent = '这里不是微信：选择付款人在微信里会做什么。';
    const buttons = choices.map((choice) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = choice.words;
      button.className = choice.act ?? 'silence';
      button.addEventListener('click', () => {
        buttons.forEach((other) => (other.disabled = true));
        void carryOut(content, choice).then((outcome) => {
          veil.remove();
          if (before instanceof HTMLElement) before.focus();
          resolve(outcome);
        });
      });
      return button;
    });
    dialog.append(title, note, ...buttons);
    dialog.addEventListener('keydown', (event) => keepFocus(event, buttons));
    veil.append(dialog);
    document.body.append(veil);
    buttons[0]?.focus();
  });
}

/** The sandbox's word decides: a wallet does not say ok to an order that is closed. */
async function carryOut(content: string, { act, outcome }: Choice): Promise<Outcome> {
  if (act === undefined) return outcome;
  try {
    const answer = await fetch('/sandbox/act', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ content, act }),
    });
    return answer.ok ? outcome : 'fail';
  } catch {
    return 'fail';
  }
}

function keepFocus(event: KeyboardEvent, buttons: readonly HTMLButtonElement[]): void {
  if (event.key !== 'Tab') return;
  event.preventDefault();
  const index = buttons.findIndex((button) => button === document.activeElement);
  buttons[(index + (event.shiftKey ? buttons.length - 1 : 1)) % buttons.length]?.focus();
}
