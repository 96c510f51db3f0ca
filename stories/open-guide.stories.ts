import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, fn, userEvent, waitFor } from 'storybook/test';
import '../src/entries/define-parts';
import type { UcOpenGuide } from '../src/elements/open-guide';
import { appears } from './appears';
import { withClipboard } from './with-clipboard';

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

/** Presses the button that unfolds the guide. */
async function unfold(canvasElement: HTMLElement): Promise<UcOpenGuide> {
  const guide = canvasElement.querySelector<UcOpenGuide>('uc-open-guide')!;
  const button = await appears(guide, '.row button');
  await expect(button).toHaveAttribute('aria-expanded', 'false');
  await userEvent.click(button);
  await expect(await appears(guide, '.guide ol')).toBeVisible();
  await expect(button).toHaveAttribute('aria-expanded', 'true');
  return guide;
}

/** Presses the button that copies, with a clipboard that takes the link or keeps to itself. */
async function copy(guide: UcOpenGuide, writeText: (text: string) => Promise<void>): Promise<void> {
  await withClipboard(writeText, async () => {
    await userEvent.click(await appears(guide, '.acts button'));
    await waitFor(() => expect(guide.renderRoot.querySelector('[role=status]')).not.toBeEmptyDOMElement());
  });
}

export const Folded: Story = {};
export const TwoWallets: Story = { args: { channels: ['alipay', 'unionpay'] } };
export const Unfolded: Story = {
  play: async ({ canvasElement }) => {
    await unfold(canvasElement);
  },
};
export const FoldedAgain: Story = {
  play: async ({ canvasElement }) => {
    const guide = await unfold(canvasElement);
    await userEvent.click(await appears(guide, '.acts button:last-child'));
    await guide.updateComplete;
    await expect(guide.renderRoot.querySelector('.guide')).toBeNull();
  },
};
export const LinkCopied: Story = {
  play: async ({ canvasElement, args }) => {
    const taken = fn((_text: string) => Promise.resolve());
    const guide = await unfold(canvasElement);
    await copy(guide, taken);
    await expect(taken.mock.calls).toEqual([[args.url]]);
    await expect(guide.renderRoot.querySelector('input')).toBeNull();
  },
};
export const LinkAtHand: Story = {
  play: async ({ canvasElement, args }) => {
    const guide = await unfold(canvasElement);
    await copy(guide, () => Promise.reject(new Error('No clipboard here')));
    const field = await appears<HTMLInputElement>(guide, 'input');
    await waitFor(() => expect(guide.shadowRoot!.activeElement).toBe(field));
    await expect(field.value.slice(field.selectionStart!, field.selectionEnd!)).toBe(args.url);
  },
};
