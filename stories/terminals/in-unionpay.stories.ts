import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { terminalStates } from '../../test/fixtures/terminal-states';
import { terminalGrid } from './terminal-grid';

const meta: Meta = {
  title: 'Terminals/In UnionPay 云闪付内',
  render: (_, { globals }) => terminalGrid(terminalStates.unionpay, globals),
};
export default meta;

export const AllStates: StoryObj = {};
