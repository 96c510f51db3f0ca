import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, fn, userEvent, waitFor } from 'storybook/test';
import type { UcCopyable } from '../src/elements/copyable';
import '../src/entries/define-parts';
import { appears } from './appears';
import { withClipboard } from './with-clipboard';

interface Args {
  readonly text: string;
}

const meta: Meta<Args> = {
  title: 'Parts/Copyable',
  component: 'uc-copyable',
  tags: ['autodocs'],
  args: { text: '20261122093001' },
  render: ({ text }) => html`<uc-copyable>${text}</uc-copyable>`,
};
export default meta;

type Story = StoryObj<Args>;

/** Taps it, with a clipboard that takes the text or keeps to itself. */
async function tap(canvasElement: HTMLElement, writeText: (text: string) => Promise<void>): Promise<UcCopyable> {
  const copyable = canvasElement.querySelector<UcCopyable>('uc-copyable')!;
  await withClipboard(writeText, async () => {
    await userEvent.click(await appears(copyable, 'button'));
    await waitFor(() => expect(copyable.renderRoot.querySelector('[role=status]')).not.toBeEmptyDOMElement());
  });
  return copyable;
}

export const Untouched: Story = {};
export const Copied: Story = {
  play: async ({ args, canvasElement }) => {
    const taken = fn((_text: string) => Promise.resolve());
    await tap(canvasElement, taken);
    await expect(taken.mock.calls).toEqual([[args.text]]);
  },
};
export const MarkedForAHand: Story = {
  play: async ({ args, canvasElement }) => {
    const copyable = await tap(canvasElement, () => Promise.reject(new Error('No clipboard here')));
    await expect(getSelection()?.toString().trim()).toBe(args.text);
    await expect(copyable.renderRoot.querySelector('.failed')).toBeVisible();
  },
};
