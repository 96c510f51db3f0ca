import { readProblem } from '../gateways/problem.js';
import { announce } from './announce.js';
import { dress } from './dress.js';
import { tellHost } from './host-events.js';
import { launchFrom } from './launch-from.js';
import { signalPaid } from './paid-signal.js';
import { prefetch } from './prefetch.js';
import { resumeWith } from './resume.js';
import { laterScreens } from './screens/later.js';
import { warnHost } from './warn-host.js';

/**
 * What the cashier needs once its first screen stands; loaded as one. The reading of the contract is among it, so that where screens can be
 * shown answers can be read: engines remember a module that could not be fetched, and only a reload helps.
 */
export const later = { readProblem, announce, dress, laterScreens, launchFrom, prefetch, resumeWith, signalPaid, tellHost, warnHost };

/** What is loaded later. */
export type Later = typeof later;
