import { findElement } from './find-element';
import { arrangeFault, liftFault, listFaults, SandboxRefusal, type PendingFault } from './phone-requests';

const lookAgainMs = 2_000;

/** Arranges faults for an order, shows what is still to happen, and takes it back. */
export function startFaults(): void {
  const card = findElement(document, '#faults', HTMLElement);
  const form = findElement(card, '#arrange', HTMLFormElement);
  const order = findElement(card, '#fault-order', HTMLInputElement);
  const place = findElement(card, '#fault-place', HTMLSelectElement);
  const kind = findElement(card, '#fault-kind', HTMLSelectElement);
  const message = findElement(card, '.message', HTMLElement);
  const list = findElement(card, '.pending ul', HTMLUListElement);
  const none = findElement(card, '.pending .none', HTMLElement);
  // Safari shows options that are hidden: those of the other kind are taken out.
  const options = [...kind.options];
  let shown = '';

  const say = (words: string, tone: 'done' | 'failed' = 'done'): void => {
    message.textContent = words;
    message.className = `message ${tone}`;
  };

  const offer = (): void => {
    const wanted = place.value === 'notify' ? 'notify' : 'request';
    options.forEach((option) => option.remove());
    kind.append(...options.filter((option) => option.dataset['of'] === wanted));
    kind.selectedIndex = 0;
  };

  const show = (pending: readonly PendingFault[]): void => {
    // Redrawn only when it changes, so that the focus stays where it is.
    const text = JSON.stringify(pending);
    if (text === shown) return;
    shown = text;
    const focused = card.contains(document.activeElement) ? document.activeElement?.getAttribute('data-id') : null;
    list.textContent = '';
    list.append(...pending.map(toItem));
    none.hidden = pending.length > 0;
    if (focused != null) list.querySelector<HTMLElement>(`[data-id='${focused}']`)?.focus();
  };

  const toItem = (pending: PendingFault): HTMLLIElement => {
    const item = document.createElement('li');
    const words = document.createElement('div');
    const what = document.createElement('b');
    what.textContent = `${wordsOfPlace(pending)} · ${wordsOfFault(pending)}`;
    const which = document.createElement('span');
    which.textContent = `订单 ${orderOf(pending)} · ${wordsOfTimes(pending.left)}`;
    words.append(what, which);
    const button = document.createElement('button');
    button.type = 'button';
    button.dataset['id'] = pending.id;
    button.textContent = '撤销';
    button.setAttribute('aria-label', `撤销 ${what.textContent}`);
    item.append(words, button);
    return item;
  };

  const wordsOfPlace = ({ operation, place: at }: PendingFault): string =>
    [...place.options].find(({ value }) => value === (operation ?? at))?.textContent ?? `渠道 ${at ?? ''}`;

  const wordsOfFault = (pending: PendingFault): string =>
    options.find((option) => isOf(option.value, pending))?.textContent ?? nameOf(pending);

  const refresh = async (): Promise<void> => {
    try {
      show(await listFaults());
    } catch (error) {
      if (!(error instanceof SandboxRefusal)) throw error;
    }
  };

  /** Does something, says what came of it, and shows what is pending then. */
  const carryOut = async (act: () => Promise<string>): Promise<void> => {
    try {
      say(await act());
    } catch (error) {
      if (!(error instanceof SandboxRefusal)) throw error;
      say(error.message, 'failed');
    }
    await refresh();
  };

  const watch = async (): Promise<void> => {
    if (!document.hidden) await refresh();
    setTimeout(() => void watch(), lookAgainMs);
  };

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const data = new FormData(form);
    const orderNo = order.value.trim();
    const where = place.value === 'notify' ? { place: 'notify' } : { operation: place.value };
    const what = JSON.parse(kind.value) as object;
    const rule = { ...where, ...what, times: Number(data.get('times')), ...(orderNo !== '' && { orderNo }) };
    void carryOut(async () => `已为订单 ${orderOf(await arrangeFault(rule))} 安排。`);
  });
  list.addEventListener('click', (event) => {
    const id = event.target instanceof HTMLElement ? event.target.dataset['id'] : undefined;
    if (id === undefined) return;
    void carryOut(async () => {
      await liftFault(id);
      return '已撤销。';
    });
  });
  place.addEventListener('change', offer);
  offer();
  void watch();
}

const orderOf = ({ orderNo, orderPrefix }: PendingFault): string => orderNo ?? (orderPrefix ?? '').replace(/A$/, '');

const wordsOfTimes = (left: number): string => (left > 900 ? '一直' : `还有 ${left} 次`);

const nameOf = ({ fault, kind }: PendingFault): string => [fault?.kind ?? kind, fault?.code].filter((part) => part !== undefined).join(' ');

/** Whether an option of the form is what was arranged; a status may have been given a body since. */
function isOf(option: string, { fault, kind, afterMs }: PendingFault): boolean {
  const offered = JSON.parse(option) as Partial<PendingFault>;
  if (fault === undefined) return offered.kind === kind && offered.afterMs === afterMs;
  return offered.fault?.kind === fault.kind && offered.fault.code === fault.code && offered.fault.ms === fault.ms;
}
