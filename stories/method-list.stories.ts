import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, fn, userEvent } from 'storybook/test';
import type { UcSelectEvent } from '../src/elements/events';
import type { UcMethodList } from '../src/elements/method-list';
import type { Exclusion, Offer } from '../src/model/offer';
import { baitiao, huabei } from '../test/fixtures/plans';
import { appears } from './appears';

type Args = Pick<UcMethodList, 'list' | 'selected' | 'plan'>;

const meta: Meta<Args> = {
  title: 'Parts/Method list',
  component: 'uc-method-list',
  tags: ['autodocs'],
  args: { plan: '' },
  render: ({ list, selected, plan }) =>
    html`<uc-method-list
      .list=${list}
      .selected=${selected}
      .plan=${plan}
      @uc-select=${(event: UcSelectEvent) => {
        const { productId, planId = '' } = event.selection;
        Object.assign(event.target as UcMethodList, { selected: productId, plan: planId });
      }}
    ></uc-method-list>`,
};
export default meta;

type Story = StoryObj<Args>;

const code: Offer = { productId: 'wechat-pay.native', plans: [], group: 'recommended' };
const bridge: Offer = { productId: 'wechat-pay.jsapi', plans: [], group: 'recommended' };
const page: Offer = { productId: 'alipay.page', plans: [], group: 'recommended' };
const payerCode: Offer = { productId: 'alipay.payer-code', plans: [], group: 'recommended' };
const unionpay: Offer = { productId: 'unionpay.page', plans: [], group: 'bank' };
const credit: Offer = { ...huabei, group: 'recommended' };
const credits: readonly Offer[] = [code, page, credit, { ...baitiao, group: 'recommended' }, unionpay];
const estimated: Offer = { ...credit, plans: huabei.plans.map((plan) => ({ ...plan, isEstimate: true })) };
const bank: Offer = { productId: '示例银行网银', plans: [], group: 'bank' };
const out: Exclusion = {
  productId: 'wechat-pay.native',
  reason: 'maintenance',
  facts: {},
  maintenance: { reason: '系统升级，预计 23:30 恢复' },
};

export const OneWay: Story = { args: { list: { offers: [code], exclusions: [] }, selected: 'wechat-pay.native' } };
export const NothingChosen: Story = { args: { list: { offers: [code, bridge], exclusions: [] }, selected: '' } };
export const WalletsAndBanks: Story = { args: { list: { offers: [code, bridge, bank], exclusions: [] }, selected: 'wechat-pay.jsapi' } };
export const ThreeWallets: Story = { args: { list: { offers: [code, page, unionpay], exclusions: [] }, selected: 'alipay.page' } };
export const AtACounter: Story = { args: { list: { offers: [code, payerCode, bank], exclusions: [] }, selected: 'alipay.payer-code' } };
export const InMaintenance: Story = { args: { list: { offers: [bridge], exclusions: [out] }, selected: 'wechat-pay.jsapi' } };
export const InMaintenanceWithoutAReason: Story = {
  args: { list: { offers: [bridge], exclusions: [{ ...out, maintenance: {} }] }, selected: 'wechat-pay.jsapi' },
};
export const InstalmentsBesideWallets: Story = { args: { list: { offers: credits, exclusions: [] }, selected: 'wechat-pay.native' } };
export const InstalmentsChosen: Story = { args: { list: { offers: credits, exclusions: [] }, selected: 'alipay.huabei', plan: 'hb-6' } };
export const InstalmentsLast: Story = { args: { list: { offers: [code, credit], exclusions: [] }, selected: 'alipay.huabei' } };
export const InstalmentsEstimated: Story = {
  args: { list: { offers: [page, estimated], exclusions: [] }, selected: 'alipay.huabei', plan: 'hb-12' },
};

export const AnotherPressed: Story = {
  args: { list: { offers: [code, page, unionpay], exclusions: [] }, selected: 'wechat-pay.native' },
  play: async ({ canvasElement }) => {
    const list = canvasElement.querySelector<UcMethodList>('uc-method-list')!;
    const heard = fn<(event: UcSelectEvent) => void>();
    list.addEventListener('uc-select', heard);
    const radio = await appears<HTMLInputElement>(list, 'input[value="alipay.page"]');
    await userEvent.click(radio.closest('label')!);
    await list.updateComplete;
    await expect(heard.mock.calls.map(([{ selection }]) => selection)).toEqual([{ productId: 'alipay.page' }]);
    await expect(radio).toBeChecked();
    await expect(radio.closest('.chosen')).toBeInTheDocument();
    await expect(list.renderRoot.querySelectorAll(':checked, .chosen')).toHaveLength(2);
  },
};
