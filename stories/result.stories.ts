import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../src/entries/define-parts';
import type { UcResult } from '../src/elements/result';

interface Args extends Pick<UcResult, 'tone' | 'lines'> {
  readonly heading: string;
}

const meta: Meta<Args> = {
  title: 'Parts/Result',
  component: 'uc-result',
  tags: ['autodocs'],
  args: { lines: [] },
  argTypes: { tone: { control: 'inline-radio', options: ['success', 'failure', 'ended'] } },
  render: ({ tone, lines, heading }) => html`<uc-result .tone=${tone} .lines=${lines}><strong>${heading}</strong></uc-result>`,
};
export default meta;

type Story = StoryObj<Args>;

export const Success: Story = {
  args: {
    tone: 'success',
    heading: '支付成功',
    lines: [
      { term: '支付方式', text: '微信支付' },
      { term: '订单号', text: '20261122093001' },
      { term: '支付时间', text: '2026/11/22 09:31:08' },
      { term: '可退款至', text: '2027/11/22' },
    ],
  },
};
export const Failure: Story = { args: { tone: 'failure', heading: '支付没有成功', lines: [{ term: '原因', text: '余额不足' }] } };
export const Ended: Story = { args: { tone: 'ended', heading: '订单已超时' } };
