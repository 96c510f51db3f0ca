import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../src/entries/define-parts';

interface Args {
  readonly heading: string;
  readonly detail: string;
}

const meta: Meta<Args> = {
  title: 'Parts/Waiting',
  component: 'uc-waiting',
  tags: ['autodocs'],
  render: ({ heading, detail }) => html`<uc-waiting><strong>${heading}</strong><span>${detail}</span></uc-waiting>`,
};
export default meta;

type Story = StoryObj<Args>;

export const Confirming: Story = { args: { heading: '正在确认支付结果', detail: '结果以商家收到的为准，请不要重复支付。' } };
export const Starting: Story = { args: { heading: '正在发起支付', detail: '请稍候，不必重复点击' } };
