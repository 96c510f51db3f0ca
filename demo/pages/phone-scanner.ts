import { findElement } from './find-element';
import { OrderView } from './phone-order';
import { findOrder, performAct, SandboxRefusal, type PayerOrder } from './phone-requests';
import { readPicture } from './read-picture';

/** Reads a code's text or picture, shows the order behind it, and does what the payer chooses. */
export function startScanner(): void {
  const card = findElement(document, '#scanner', HTMLElement);
  const form = findElement(card, 'form', HTMLFormElement);
  const content = findElement(card, '#content', HTMLTextAreaElement);
  const picture = findElement(card, '#picture', HTMLInputElement);
  const view = new OrderView(
    card,
    ['unpaid', 'paying', 'failed'],
    (act, periods) => void show(performAct(content.value.trim(), act, periods)),
  );
  const show = async (request: Promise<PayerOrder>): Promise<void> => {
    try {
      view.show(await request);
    } catch (error) {
      if (!(error instanceof SandboxRefusal)) throw error;
      view.refuse(error);
    }
  };
  const recognize = async (): Promise<void> => {
    const text = content.value.trim();
    view.hide();
    if (text === '') return view.say('请粘贴二维码的文字，或选择一张二维码图片。', 'failed');
    await show(findOrder(text));
  };
  const choosePicture = async (): Promise<void> => {
    const file = picture.files?.[0];
    if (file === undefined) return;
    // Cleared, so that the same picture may be chosen again.
    const text = await readPicture(file).catch(() => undefined);
    picture.value = '';
    if (text === undefined) return view.say('图片里没有找到二维码，请换一张更清晰的截图。', 'failed');
    content.value = text;
    await recognize();
  };
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void recognize();
  });
  picture.addEventListener('change', () => void choosePicture());
  if (content.value.trim() !== '') void recognize();
}
