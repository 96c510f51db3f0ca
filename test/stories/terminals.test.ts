/** Every terminal with its states side by side. */
import { testStories } from './stories';

testStories((title) => title.startsWith('Terminals/'));
