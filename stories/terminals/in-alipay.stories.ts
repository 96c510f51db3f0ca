import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { terminalStates } from '../../test/fixtures/terminal-states';
import { allStand, terminalGrid } from './terminal-grid';

const meta: Meta = {
  title: 'Terminals/In Alipay 支付宝内',
  render: (_, { globals }) => terminalGrid(terminalStates.alipay, globals),
  play: allStand,
};
export default meta;

export const AllStates: StoryObj = {};
