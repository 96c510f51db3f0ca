import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../src/entries/define-parts';
import type { UcOpenGuide } from '../src/elements/open-guide';

type Args = Pick<UcOpenGuide, 'channels' | 'url'>;

const meta: Meta<Args> = {
  title: 'Parts/Open guide',
  component: 'uc-open-guide',
  tags: ['autodocs'],
  args: { channels: ['alipay'], url: 'https://shop.example/pay?session=sampleSession0123456789AB' },
  render: ({ channels, url }) => html`<uc-open-guide .channels=${channels} .url=${url}></uc-open-guide>`,
};
export default meta;

type Story = StoryObj<Args>;

/** Presses a button of the guide, counted from the end when negative. */
async function press(canvasElement: HTMLElement, index: number): Promise<void> {
  const guide = canvasElement.querySelector<UcOpenGuide>('uc-open-guide')!;
  // The words come first, and the buttons with them.
  while (!guide.renderRoot.querySelector('button')) await new Promise(requestAnimationFrame);
  [...guide.renderRoot.querySelectorAll('button')].slice(index)[0]!.click();
  await guide.updateComplete;
}

export const Folded: Story = {};
export const TwoWallets: Story = { args: { channels: ['alipay', 'unionpay'] } };
export const Unfolded: Story = { play: ({ canvasElement }) => press(canvasElement, 0) };
export const LinkCopiedOrAtHand: Story = {
  play: async ({ canvasElement }) => {
    await press(canvasElement, 0);
    await press(canvasElement, -2);
  },
};
