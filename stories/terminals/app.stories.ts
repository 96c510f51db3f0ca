import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { terminalStates } from '../../test/fixtures/terminal-states';
import { allStand, terminalGrid } from './terminal-grid';

const meta: Meta = {
  title: 'Terminals/App',
  render: (_, { globals }) => terminalGrid(terminalStates.app, globals),
  play: allStand,
};
export default meta;

export const AllStates: StoryObj = {};
