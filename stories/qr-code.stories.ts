import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, fn, userEvent } from 'storybook/test';
import '../src/entries/define-parts';
import type { UcQrCode } from '../src/elements/qr-code';
import { appears } from './appears';

type Args = Pick<UcQrCode, 'content' | 'label' | 'covered' | 'renewing' | 'savable'>;

const meta: Meta<Args> = {
  title: 'Parts/QR code',
  component: 'uc-qr-code',
  tags: ['autodocs'],
  args: {
    content: 'weixin://wxpay/bizpayurl?pr=sample001',
    label: '用微信扫一扫支付 ¥1,024.00 的二维码',
    covered: false,
    renewing: false,
    savable: false,
  },
  render: ({ content, label, covered, renewing, savable }) =>
    html`<uc-qr-code .content=${content} .label=${label} .covered=${covered} .renewing=${renewing} .savable=${savable}></uc-qr-code>`,
};
export default meta;

type Story = StoryObj<Args>;

/** The picture is drawn by what is loaded for it. */
const drawn: Story['play'] = async ({ canvasElement }) => {
  await appears(codeOf(canvasElement), '[role=img] > svg');
};

function codeOf(canvasElement: HTMLElement): UcQrCode {
  return canvasElement.querySelector<UcQrCode>('uc-qr-code')!;
}

export const Running: Story = { play: drawn };
export const NotDrawnYet: Story = { args: { content: '' } };
export const Expired: Story = { args: { covered: true } };
export const Renewing: Story = { args: { covered: true, renewing: true } };
export const ToBeSaved: Story = {
  args: { content: 'https://qr.alipay.com/bax00000sample', label: '用支付宝扫一扫支付 ¥1,024.00 的二维码', savable: true },
  play: async ({ canvasElement }) => {
    await appears(codeOf(canvasElement), '[part=save]');
  },
};
export const LongText: Story = {
  args: { content: `https://pay.weixin.qq.com/sample?token=${'0123456789abcdef'.repeat(12)}` },
  play: drawn,
};
export const TooLongToDraw: Story = {
  args: { content: 'x'.repeat(5000) },
  play: async ({ canvasElement }) => {
    await appears(codeOf(canvasElement), '.veil button');
  },
};
export const AnotherAskedFor: Story = {
  args: { covered: true },
  play: async ({ canvasElement }) => {
    const code = codeOf(canvasElement);
    const asked = fn();
    code.addEventListener('uc-refresh', asked);
    await userEvent.click(await appears(code, 'button'));
    await expect(asked).toHaveBeenCalledOnce();
    await expect(code.renderRoot.querySelector('svg')).toBeNull();
  },
};
export const NotAskedForTwice: Story = {
  args: { covered: true, renewing: true },
  play: async ({ canvasElement }) => {
    const code = codeOf(canvasElement);
    const asked = fn();
    code.addEventListener('uc-refresh', asked);
    await userEvent.click(await appears(code, 'button'));
    await expect(asked).not.toHaveBeenCalled();
  },
};
