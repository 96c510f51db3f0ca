import { expect, test, vi } from 'vitest';
import type { LaunchReport } from '../../src/core/launch';
import type { UcLaunchEvent } from '../../src/elements/events';
import { launchFrom } from '../../src/elements/launch-from';
import type { AppBridge } from '../../src/launchers/app-bridge';
import type { LauncherTable } from '../../src/launchers/launch';
import type { Action } from '../../src/model/action';

const action: Action = { kind: 'app-sdk', sdk: 'alipay', parameters: { orderStr: 'x' } };

class Host extends EventTarget {
  allowedHosts: readonly string[] = [];
  launchers: LauncherTable = {};
  appBridge: AppBridge | undefined;
}

function launchOn(host: Host, page = new AbortController()): LaunchReport[] {
  const reports: LaunchReport[] = [];
  launchFrom(host)(action, (report) => void reports.push(report), page.signal);
  return reports;
}

const answered = [{ type: 'started' }, { type: 'answered', claim: 'ok', params: { sdk: 'alipay', result: 'ok' } }];

test('the bridge that the element has at the moment of the launch is called', async () => {
  const host = new Host();
  const launch = launchFrom(host);
  const reports: LaunchReport[] = [];
  const begin = (): void => launch(action, (report) => void reports.push(report), new AbortController().signal);
  begin();
  await vi.waitFor(() => expect(reports).toEqual([{ type: 'failed', error: 'app-bridge-absent' }]));
  reports.length = 0;
  host.appBridge = () => 'ok';
  begin();
  await vi.waitFor(() => expect(reports).toEqual(answered));
});

test('one that the page sets when it is asked is the one', async () => {
  const host = new Host();
  host.addEventListener('uc-launch', () => (host.appBridge = () => 'ok'));
  const reports = launchOn(host);
  await vi.waitFor(() => expect(reports).toEqual(answered));
});

test('a page that does it itself has it started, and no launcher is', () => {
  const host = new Host();
  const appBridge = vi.fn();
  host.appBridge = appBridge;
  const asked: Action[] = [];
  host.addEventListener('uc-launch', (event) => {
    asked.push((event as UcLaunchEvent).action);
    event.preventDefault();
  });
  expect(launchOn(host)).toEqual([{ type: 'started' }]);
  expect(asked).toEqual([action]);
  expect(appBridge).not.toHaveBeenCalled();
});

test('a page that has gone away is not asked', () => {
  const host = new Host();
  const asked = vi.fn();
  host.addEventListener('uc-launch', asked);
  const page = new AbortController();
  page.abort();
  expect(launchOn(host, page)).toEqual([]);
  expect(asked).not.toHaveBeenCalled();
});

test('a page that goes away when it is asked is told nothing', () => {
  const host = new Host();
  const page = new AbortController();
  host.addEventListener('uc-launch', (event) => {
    event.preventDefault();
    page.abort();
  });
  expect(launchOn(host, page)).toEqual([]);
});
