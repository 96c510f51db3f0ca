import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../src/entries/define-parts';
import type { UcCountdown } from '../src/elements/countdown';

interface Args extends Pick<UcCountdown, 'subject' | 'spoken'> {
  /** From the moment the story is opened. */
  readonly seconds: number;
}

const meta: Meta<Args> = {
  title: 'Parts/Countdown',
  component: 'uc-countdown',
  tags: ['autodocs'],
  args: { subject: 'order', spoken: false },
  argTypes: { subject: { control: 'inline-radio', options: ['order', 'code'] } },
  render: ({ seconds, subject, spoken }) =>
    html`<uc-countdown .endsAt=${performance.now() + seconds * 1000} .subject=${subject} .spoken=${spoken}></uc-countdown>`,
};
export default meta;

type Story = StoryObj<Args>;

export const Order: Story = { args: { seconds: 29 * 60 + 41 } };
export const Code: Story = { args: { seconds: 118, subject: 'code', spoken: true } };
export const LastSeconds: Story = { args: { seconds: 12, subject: 'code', spoken: true } };
export const Over: Story = { args: { seconds: 0 } };
