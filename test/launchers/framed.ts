import { afterEach } from 'vitest';
import type { LaunchReport } from '../../src/core/launch';
import type { Launcher } from '../../src/launchers/launcher';
import type { Action, ActionKind } from '../../src/model/action';

let frame: HTMLIFrameElement | undefined;

afterEach(() => {
  frame?.remove();
  frame = undefined;
});

/** A page of its own inside the test's, which may really be left. */
export interface Frame {
  readonly window: Window & typeof globalThis;
  readonly document: Document;
  /** Where it is after the next load. */
  readonly left: Promise<Location>;
}

/** Opens a page of this origin under a policy, which goes away after the test. */
export async function openFrame(policy = ''): Promise<Frame> {
  const opened = document.createElement('iframe');
  const meta = document.createElement('meta');
  meta.httpEquiv = 'Content-Security-Policy';
  meta.content = policy;
  opened.srcdoc = `<!doctype html><head>${policy === '' ? '' : meta.outerHTML}</head><body><p>page</p></body>`;
  frame = opened;
  await new Promise<unknown>((resolve) => {
    opened.addEventListener('load', resolve, { once: true });
    document.body.append(opened);
  });
  const left = new Promise<Location>((resolve) => {
    opened.addEventListener('load', () => resolve(opened.contentWindow!.location), { once: true });
  });
  return { window: opened.contentWindow as Window & typeof globalThis, document: opened.contentDocument!, left };
}

/** Starts an action in a frame, which follows what a page of the test's own origin would. */
export function startIn<Kind extends ActionKind>(
  { window }: Frame,
  launcher: Launcher<Kind>,
  action: Extract<Action, { kind: Kind }>,
): { reports: LaunchReport[]; abort: () => void } {
  const reports: LaunchReport[] = [];
  const page = new AbortController();
  const urls = { allowedHosts: ['cashier.bank.example'], pageUrl: location.href };
  launcher(action, (report) => void reports.push(report), { window, urls }, page.signal);
  return { reports, abort: () => page.abort() };
}
