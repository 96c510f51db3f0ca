import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, fn, userEvent } from 'storybook/test';
import { maskPayerCode } from '../src/channels/payer-codes';
import type { UcPayerCodeEvent } from '../src/elements/events';
import type { UcPayerCode } from '../src/elements/payer-code';
import '../src/entries/define-parts';
import { appears } from './appears';

const meta: Meta = {
  title: 'Parts/Payer code',
  component: 'uc-payer-code',
  tags: ['autodocs'],
  render: () => html`<uc-payer-code></uc-payer-code>`,
};
export default meta;

type Story = StoryObj;

function elementOf(canvasElement: HTMLElement): UcPayerCode {
  return canvasElement.querySelector<UcPayerCode>('uc-payer-code')!;
}

/** Types a text into the field. */
async function type(canvasElement: HTMLElement, text: string): Promise<UcPayerCode> {
  const element = elementOf(canvasElement);
  await userEvent.type(await appears(element, 'input'), text);
  await element.updateComplete;
  return element;
}

/** Types the beginning of a code, which a wallet is known by. */
function begun(text: string): Story {
  return {
    play: async ({ canvasElement }) => {
      const element = await type(canvasElement, text);
      await expect(element.renderRoot.querySelector('.wallet')).not.toBeEmptyDOMElement();
    },
  };
}

export const Empty: Story = {};
export const OfWechat: Story = begun('13457986431');
export const OfAlipay: Story = begun('2876 5432');
export const OfUnionPayOrJd: Story = {
  play: async ({ canvasElement }) => {
    const element = await type(canvasElement, '6213 4579');
    await expect(element.renderRoot.querySelector('.wallet')).toBeEmptyDOMElement();
  },
};
export const NotACode: Story = {
  play: async ({ canvasElement }) => {
    const heard = fn();
    elementOf(canvasElement).addEventListener('uc-payer-code', heard);
    const element = await type(canvasElement, '12345{Enter}');
    await expect(element.renderRoot.querySelector('input')).toBeInvalid();
    await expect(element.renderRoot.querySelector('[role=alert]')).toBeVisible();
    await expect(heard).not.toHaveBeenCalled();
  },
};
export const Taken: Story = {
  play: async ({ canvasElement }) => {
    const code = '134579864312468753';
    const heard = fn<(event: UcPayerCodeEvent) => void>();
    elementOf(canvasElement).addEventListener('uc-payer-code', heard);
    const element = await type(canvasElement, `${code}{Enter}`);
    await expect(heard.mock.calls.map(([{ payerCode }]) => payerCode)).toEqual([code]);
    await expect(element.renderRoot.querySelector('.taken')).toHaveTextContent(maskPayerCode(code));
    await expect(element.renderRoot.textContent).not.toContain(code);
    await expect(element.renderRoot.querySelector('input')).toHaveValue('');
  },
};
