import type { zhCN } from './zh-CN';

/** The name of a text. */
export type MessageKey = keyof typeof zhCN;

/** Every text of one language. A missing one does not compile. */
export type Messages = Readonly<Record<MessageKey, string>>;

/** Says a text, with its values. */
export type Translate = (key: MessageKey, values?: Readonly<Record<string, string | number>>) => string;
