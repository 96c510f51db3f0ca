import { tellHost } from './host-events.js';
import { launchFrom } from './launch-from.js';
import { resumeWith } from './resume.js';
import { laterScreens } from './screens/later.js';
import { layouts } from './screens/layouts.js';

/** What the cashier needs once its first screen stands; loaded as one. */
export const later = { laterScreens, launchFrom, layouts, resumeWith, tellHost };

/** What is loaded later. */
export type Later = typeof later;
