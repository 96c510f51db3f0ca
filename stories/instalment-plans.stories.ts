import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, fn, userEvent } from 'storybook/test';
import type { UcSelectEvent } from '../src/elements/events';
import type { UcInstalmentPlans } from '../src/elements/instalment-plans';
import { baitiao, huabei, quote } from '../test/fixtures/plans';
import { appears } from './appears';

type Args = Pick<UcInstalmentPlans, 'plans' | 'selected' | 'wallet'>;

const meta: Meta<Args> = {
  title: 'Parts/Instalment plans',
  component: 'uc-instalment-plans',
  tags: ['autodocs'],
  args: { selected: '', wallet: '' },
  render: ({ plans, selected, wallet }) =>
    html`<uc-instalment-plans
      product-id="alipay.huabei"
      .plans=${plans}
      .selected=${selected}
      .wallet=${wallet}
      @uc-select=${(event: UcSelectEvent) => {
        (event.target as UcInstalmentPlans).selected = event.selection.planId ?? '';
      }}
    ></uc-instalment-plans>`,
};
export default meta;

type Story = StoryObj<Args>;

const estimates = huabei.plans.map((plan) => ({ ...plan, isEstimate: true }));

export const TheFirstWithoutAFee: Story = { args: { plans: huabei.plans, selected: 'hb-3' } };
export const FourWithAFee: Story = { args: { plans: baitiao.plans, selected: 'bt-6' } };
export const Estimates: Story = { args: { plans: estimates, selected: 'hb-6', wallet: '支付宝' } };
export const EstimatesOfAnUnnamedWallet: Story = { args: { plans: estimates, selected: 'hb-6' } };
export const OnePlanOfEqualPeriods: Story = { args: { plans: [quote('four', 4, 0)], selected: 'four' } };
export const NothingChosen: Story = { args: { plans: huabei.plans } };

export const AnotherPressed: Story = {
  args: { plans: huabei.plans, selected: 'hb-3' },
  play: async ({ canvasElement }) => {
    const plans = canvasElement.querySelector<UcInstalmentPlans>('uc-instalment-plans')!;
    const heard = fn<(event: UcSelectEvent) => void>();
    plans.addEventListener('uc-select', heard);
    const radio = await appears<HTMLInputElement>(plans, 'input[value="hb-6"]');
    await userEvent.click(radio.closest('label')!);
    await plans.updateComplete;
    await expect(heard.mock.calls.map(([{ selection }]) => selection)).toEqual([{ productId: 'alipay.huabei', planId: 'hb-6' }]);
    await expect(radio).toBeChecked();
    await expect(plans.renderRoot.querySelectorAll(':checked')).toHaveLength(1);
  },
};
