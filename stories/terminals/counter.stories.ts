import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { terminalStates } from '../../test/fixtures/terminal-states';
import { allStand, terminalGrid } from './terminal-grid';

const meta: Meta = {
  title: 'Terminals/Counter 柜台',
  render: (_, { globals }) => terminalGrid(terminalStates.counter, globals),
  play: allStand,
};
export default meta;

export const AllStates: StoryObj = {};
