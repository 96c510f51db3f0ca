import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { InstanceFacts } from './instance';

/** A process of the demo's. */
export interface Instance {
  readonly url: string;
  /** Ends it where it stands, with SIGKILL. */
  readonly kill: () => Promise<void>;
}

/** Starts a merchant's server or the sandbox in a process of its own, and waits until it answers. */
export async function startInstance(facts: InstanceFacts): Promise<Instance> {
  const file = fileURLToPath(new URL('instance.ts', import.meta.url));
  const child = fork(file, [JSON.stringify(facts)], { execArgv: ['--import', 'tsx'], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const ended = once(child, 'exit');
  const failed = ended.then(([code]) => Promise.reject(new Error(`The ${facts.side} ended with ${String(code)} before it answered`)));
  failed.catch(() => undefined);
  const [url] = (await Promise.race([once(child, 'message'), failed])) as [string];
  return {
    url,
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
