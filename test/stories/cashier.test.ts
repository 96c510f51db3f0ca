/** Every state of the cashier. */
import { testStories } from './stories';

testStories((title) => title === 'Cashier');
