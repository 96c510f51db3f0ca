import { announce } from './announce.js';
import { dress } from './dress.js';
import { tellHost } from './host-events.js';
import { launchFrom } from './launch-from.js';
import { prefetch } from './prefetch.js';
import { resumeWith } from './resume.js';
import { laterScreens } from './screens/later.js';
import { layouts } from './screens/layouts.js';
import { warnHost } from './warn-host.js';

/** What the cashier needs once its first screen stands; loaded as one. */
export const later = { announce, dress, laterScreens, launchFrom, layouts, prefetch, resumeWith, tellHost, warnHost };

/** What is loaded later. */
export type Later = typeof later;
