import { readFileSync } from 'node:fs';

/** What a process was started with, by name. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Settings that a process can not start with; says which, and what to do. */
export class SettingsError extends Error {}

/** The settings of one channel, read by names that begin alike. */
export interface Settings {
  /** @throws SettingsError when it is not set */
  readonly text: (name: string) => string;
  readonly optional: (name: string) => string | undefined;
  /** Words between commas; none when it is not set. */
  readonly list: (name: string) => readonly string[];
  /**
   * The text of a file, as a key or a certificate in PEM.
   * @throws SettingsError when it is not set, or the file can not be read
   */
  readonly file: (name: string) => string;
}

/**
 * The settings whose names begin so; undefined when none is set.
 * @param prefix as `ALIPAY_`
 */
export function findSettings(environment: Environment, prefix: string): Settings | undefined {
  const optional = (name: string): string | undefined => {
    const value = environment[`${prefix}${name}`]?.trim();
    return value === '' ? undefined : value;
  };
  const isSet = Object.keys(environment).some((name) => name.startsWith(prefix) && optional(name.slice(prefix.length)) !== undefined);
  if (!isSet) return undefined;
  const text = (name: string): string => {
    const value = optional(name);
    if (value !== undefined) return value;
    throw new SettingsError(`${prefix}${name} is missing: set it, or none that begins with ${prefix}. See .env.example.`);
  };
  return {
    text,
    optional,
    list: (name) => (optional(name) ?? '').split(',').flatMap((word) => (word.trim() === '' ? [] : [word.trim()])),
    file: (name) => {
      const path = text(name);
      try {
        return readFileSync(path, 'utf8');
      } catch {
        throw new SettingsError(`${prefix}${name} is ${path}, which can not be read: set it to a file in PEM.`);
      }
    },
  };
}
