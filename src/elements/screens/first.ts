import { choosing } from './choosing.js';
import { loading } from './loading.js';
import type { ScreenTable } from './screen.js';

/** The screens that a page shows first; all others are loaded once these stand. */
export const firstScreens = { loading, choosing } satisfies Partial<ScreenTable>;
