import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { terminalStates } from '../../test/fixtures/terminal-states';
import { allStand, terminalGrid } from './terminal-grid';

const meta: Meta = {
  title: 'Terminals/Mini program 小程序',
  render: (_, { globals }) => terminalGrid(terminalStates.miniProgram, globals),
  play: allStand,
};
export default meta;

export const AllStates: StoryObj = {};
