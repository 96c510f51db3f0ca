/** How a payer leaves a wallet; `silence` is no answer at all. */
export type Outcome = 'ok' | 'cancel' | 'fail' | 'silence';

/** Whom the page is shown for: `微信`, `商家 App`. */
export interface StandIn {
  /** As in 演示用…替身. */
  readonly name: string;
  /** Where the payer would be. */
  readonly place: string;
}

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

/** Says on the page that something of it is not real. */
export function labelPage({ name }: StandIn): void {
  const label = document.createElement('p');
  label.className = 'stand-in-label';
  label.textContent = `演示用${name}替身`;
  document.body.append(label);
}

/** Shows the stand-in's dialog over the page until the payer has chosen, and carries the choice out at the sandbox. */
export async function askPayer(standIn: StandIn, content: string): Promise<Outcome> {
  return showDialog(standIn, `这里不是${standIn.place}：选择付款人在${standIn.place}里会做什么。`, choices, (choice) =>
    carryOut(content, choice),
  );
}

/** Tells the payer in the stand-in's dialog why there is nothing to choose. */
export async function tellPayer(standIn: StandIn, words: string): Promise<void> {
  await showDialog(standIn, words, [{ words: '返回', outcome: 'silence' }], ({ outcome }) => Promise.resolve(outcome));
}

function showDialog(
  { name }: StandIn,
  words: string,
  offered: readonly Choice[],
  perform: (choice: Choice) => Promise<Outcome>,
): Promise<Outcome> {
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
    title.textContent = `演示用${name}替身`;
    const note = document.createElement('p');
    note.textContent = words;
    const buttons = offered.map((choice) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = choice.words;
      button.className = choice.act ?? 'silence';
      button.addEventListener('click', () => {
        buttons.forEach((other) => (other.disabled = true));
        void perform(choice).then((outcome) => {
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
