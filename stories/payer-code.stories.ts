import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import type { UcPayerCode } from '../src/elements/payer-code';
import '../src/entries/define-parts';

const meta: Meta = {
  title: 'Parts/Payer code',
  component: 'uc-payer-code',
  tags: ['autodocs'],
  render: () => html`<uc-payer-code></uc-payer-code>`,
};
export default meta;

export const Empty: StoryObj = {};

/** Types a text into the field. */
async function type(canvasElement: HTMLElement, text: string): Promise<UcPayerCode> {
  const field = canvasElement.querySelector<UcPayerCode>('uc-payer-code')!;
  // The words come first, and the field with them.
  while (!field.renderRoot.querySelector('form')) await new Promise(requestAnimationFrame);
  const input = field.renderRoot.querySelector('input')!;
  input.value = text;
  input.dispatchEvent(new Event('input'));
  return field;
}

async function submit(canvasElement: HTMLElement, text: string): Promise<void> {
  (await type(canvasElement, text)).renderRoot.querySelector('button')!.click();
}

export const OfWechat: StoryObj = { play: async ({ canvasElement }) => void (await type(canvasElement, '13457986431')) };
export const OfAlipay: StoryObj = { play: async ({ canvasElement }) => void (await type(canvasElement, '2876 5432')) };
export const OfUnionPayOrJd: StoryObj = { play: async ({ canvasElement }) => void (await type(canvasElement, '6213 4579')) };
export const NotACode: StoryObj = { play: ({ canvasElement }) => submit(canvasElement, '12345') };
export const Taken: StoryObj = { play: ({ canvasElement }) => submit(canvasElement, '134579864312468753') };
