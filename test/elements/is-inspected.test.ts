/** When a cashier has an inspector, by its page's address and what the tab keeps in mind. */
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { isInspected } from '../../src/elements/is-inspected';
import { addressWith } from './inspected';

beforeEach(() => {
  sessionStorage.clear();
});

/** Whether a cashier that says nothing has one on the page with this query. */
function hasInspector(query: string): boolean {
  const { href } = location;
  addressWith(query);
  const has = isInspected({ inspect: false });
  history.replaceState(history.state, '', href);
  return has;
}

test('one that says so has, whatever the address says', () => {
  expect(isInspected({ inspect: true })).toBe(true);
  expect(isInspected({ inspect: false })).toBe(false);
  addressWith('uc-inspect=off');
  expect(isInspected({ inspect: true })).toBe(true);
});

test.each(['uc-inspect', 'uc-inspect=', 'uc-inspect=1', 'lang=zh&uc-inspect&x'])('the address asks by ?%s', (query) => {
  expect(hasInspector(query)).toBe(true);
});

test.each(['uc-inspector', 'not=uc-inspect', 'uc-inspect=off'])('the address does not ask by ?%s', (query) => {
  expect(hasInspector(query)).toBe(false);
});

test('a wallet that leads back without it finds it there, in the same tab, until the address ends that', () => {
  expect(['uc-inspect', 'result=ok', 'uc-inspect=off', 'result=ok'].map(hasInspector)).toEqual([true, true, false, false]);
});

test('where the tab keeps nothing in mind it is there for as long as the address asks', () => {
  const setItem = vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError');
  });
  onTestFinished(() => {
    setItem.mockRestore();
  });
  expect(['uc-inspect', 'result=ok'].map(hasInspector)).toEqual([true, false]);
});

test('where storage is blocked it is there for as long as the address asks', () => {
  const storage = vi.spyOn(window, 'sessionStorage', 'get').mockImplementation(() => {
    throw new DOMException('blocked', 'SecurityError');
  });
  const has = ['uc-inspect', 'result=ok'].map(hasInspector);
  storage.mockRestore();
  expect(has).toEqual([true, false]);
});
