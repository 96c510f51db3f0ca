import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import type { UcOrderSummary } from '../src/elements/order-summary';
import { sampleSession } from '../test/fixtures/session';

type Args = Pick<UcOrderSummary, 'order' | 'settled'>;

const meta: Meta<Args> = {
  title: 'Parts/Order summary',
  component: 'uc-order-summary',
  tags: ['autodocs'],
  render: ({ order, settled }) => html`<uc-order-summary .order=${order} .settled=${settled}></uc-order-summary>`,
};
export default meta;

type Story = StoryObj<Args>;

const { order } = sampleSession();

export const Due: Story = { args: { order, settled: false } };
export const Settled: Story = { args: { order, settled: true } };
export const OneFen: Story = { args: { order: { ...order, amount: { value: 1, currency: 'CNY' } }, settled: false } };
export const NineDigitsAndALongName: Story = {
  args: {
    order: {
      ...order,
      amount: { value: 98765432100, currency: 'CNY' },
      subject: '工业级数控机床整机（含安装、调试、三年维保与操作培训），型号 VMC-850 系列，交货地杭州',
      payee: { name: '长三角高端装备联合制造与技术服务（集团）股份有限公司' },
    },
    settled: false,
  },
};
export const AnotherCurrency: Story = { args: { order: { ...order, amount: { value: 1024, currency: 'JPY' } }, settled: false } };
