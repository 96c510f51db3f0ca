import { awaiting, codeExpired } from './awaiting.js';
import { authorizing, closing, confirming, creating, launching, outcomeUnknown } from './busy.js';
import { closed, expired, failed, paid, paidTwice } from './ended.js';
import { collectingCode, unavailable } from './entry.js';
import type { ScreenTable } from './screen.js';

/** The screens that come after the first one. */
export const laterScreens = {
  unavailable,
  'collecting-code': collectingCode,
  authorizing,
  creating,
  'outcome-unknown': outcomeUnknown,
  launching,
  awaiting,
  'code-expired': codeExpired,
  confirming,
  closing,
  paid,
  'paid-twice': paidTwice,
  failed,
  closed,
  expired,
} satisfies Partial<ScreenTable>;
