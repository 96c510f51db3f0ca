import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { terminalStates } from '../../test/fixtures/terminal-states';
import { allStand, terminalGrid } from './terminal-grid';

const meta: Meta = {
  title: 'Terminals/In WeChat 微信内',
  render: (_, { globals }) => terminalGrid(terminalStates.wechat, globals),
  play: allStand,
};
export default meta;

export const AllStates: StoryObj = {};
