import type { zhCN } from './zh-CN.js';
import type { zhCNLater } from './zh-CN.later.js';

/** The texts of the first screen, in one language. A missing one does not compile. */
export type FirstMessages = Readonly<Record<keyof typeof zhCN, string>>;

/** The texts of every later screen, in one language. */
export type LaterMessages = Readonly<Record<keyof typeof zhCNLater, string>>;

/** The name of a text. */
export type MessageKey = keyof FirstMessages | keyof LaterMessages;

/** Says a text, with its values. */
export type Translate = (key: MessageKey, values?: Readonly<Record<string, string | number>>) => string;
