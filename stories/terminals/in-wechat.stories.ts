import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { terminalStates } from '../../test/fixtures/terminal-states';
import { terminalGrid } from './terminal-grid';

const meta: Meta = {
  title: 'Terminals/In WeChat 微信内',
  render: (_, { globals }) => terminalGrid(terminalStates.wechat, globals),
};
export default meta;

export const AllStates: StoryObj = {};
