import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../src/entries/define-parts';
import type { UcQrCode } from '../src/elements/qr-code';

type Args = Pick<UcQrCode, 'content' | 'label' | 'covered' | 'renewing'>;

const meta: Meta<Args> = {
  title: 'Parts/QR code',
  component: 'uc-qr-code',
  tags: ['autodocs'],
  args: {
    content: 'weixin://wxpay/bizpayurl?pr=sample001',
    label: '用微信扫一扫支付 ¥1,024.00 的二维码',
    covered: false,
    renewing: false,
  },
  render: ({ content, label, covered, renewing }) =>
    html`<uc-qr-code .content=${content} .label=${label} .covered=${covered} .renewing=${renewing}></uc-qr-code>`,
};
export default meta;

type Story = StoryObj<Args>;

export const Running: Story = {};
export const NotDrawnYet: Story = { args: { content: '' } };
export const Expired: Story = { args: { covered: true } };
export const Renewing: Story = { args: { covered: true, renewing: true } };
export const LongText: Story = { args: { content: `https://pay.weixin.qq.com/sample?token=${'0123456789abcdef'.repeat(12)}` } };
export const TooLongToDraw: Story = { args: { content: 'x'.repeat(5000) } };
