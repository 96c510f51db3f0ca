import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { LaunchReport } from '../../src/core/launch';
import { launchForm } from '../../src/launchers/form';
import type { Action, FormField } from '../../src/model/action';
import { shows } from '../reliability/shows';
import { openFrame, startIn, type Frame } from './framed';

type FormAction = Extract<Action, { kind: 'form' }>;

afterEach(() => {
  vi.restoreAllMocks();
});

const post = (fields: readonly FormField[], url = 'https://cashier.bank.example/pay?v=1'): FormAction => ({
  kind: 'form',
  url,
  method: 'POST',
  fields,
});

interface Sent {
  readonly form: HTMLFormElement;
  readonly pairs: readonly (readonly [string, FormDataEntryValue])[];
}

/** Sends a form on a page whose engine only notes what it would send. */
function capture({ window }: Frame, action: FormAction): { sent: Sent[]; reports: LaunchReport[]; reportsBefore: LaunchReport[] } {
  const sent: Sent[] = [];
  const reportsBefore: LaunchReport[] = [];
  window.HTMLFormElement.prototype.submit = function note(this: HTMLFormElement) {
    expect(this.isConnected).toBe(true);
    reportsBefore.push(...reports);
    sent.push({ form: this, pairs: [...new window.FormData(this).entries()] });
  };
  const reports: LaunchReport[] = [];
  const urls = { allowedHosts: ['cashier.bank.example'], pageUrl: location.href };
  launchForm(action, (report) => void reports.push(report), { window, urls }, new AbortController().signal);
  return { sent, reports, reportsBefore };
}

/** An attribute as it stands: a field of that name hides the property. */
const attribute = ({ form }: Sent, name: string): string | null => Element.prototype.getAttribute.call(form, name);

describe('a form', () => {
  test('is sent once to its address, in this tab, as UTF-8, with its fields in their order, after the launch is told of', async () => {
    const frame = await openFrame();
    const fields = [
      { name: 'version', value: '5.1.0' },
      { name: 'signature', value: 'a+b/c==' },
      { name: '商品', value: '海错图 & “笔记”' },
      { name: 'version', value: '' },
    ];
    const { sent, reports, reportsBefore } = capture(frame, post(fields));
    expect(sent).toHaveLength(1);
    expect(sent[0]!.pairs).toEqual(fields.map(({ name, value }) => [name, value]));
    expect(attribute(sent[0]!, 'action')).toBe('https://cashier.bank.example/pay?v=1');
    expect(attribute(sent[0]!, 'method')).toBe('POST');
    expect(attribute(sent[0]!, 'accept-charset')).toBe('UTF-8');
    expect(attribute(sent[0]!, 'target')).toBe('_self');
    expect(reportsBefore).toEqual([{ type: 'started' }]);
    expect(reports).toEqual([{ type: 'started' }]);
  });

  test('is not seen, and is gone afterwards', async () => {
    const frame = await openFrame();
    const { sent } = capture(frame, post([{ name: 'a', value: '1' }]));
    expect(attribute(sent[0]!, 'hidden')).not.toBeNull();
    expect(frame.document.querySelector('form')).toBeNull();
    expect(frame.document.body.children).toHaveLength(1);
  });

  test('holds text, whatever its values look like', async () => {
    const frame = await openFrame();
    const value = '"><img src=x onerror="parent.broken = true"><script>parent.broken = true</script>';
    const { sent } = capture(frame, post([{ name: value, value }]));
    expect(sent[0]!.pairs).toEqual([[value, value]]);
    expect(sent[0]!.form.querySelectorAll('*')).toHaveLength(1);
  });

  test.each([
    'submit',
    'action',
    'method',
    'target',
    'remove',
    'append',
    'appendChild',
    'setAttribute',
    'hidden',
    'elements',
    'parentNode',
    'children',
    'nodeName',
    'acceptCharset',
    '__proto__',
    'constructor',
    'toString',
  ])('with a field named %s is sent all the same, and gone afterwards', async (name) => {
    const frame = await openFrame();
    const { sent } = capture(
      frame,
      post([
        { name, value: 'x' },
        { name: 'b', value: '2' },
      ]),
    );
    expect(sent[0]!.pairs).toEqual([
      [name, 'x'],
      ['b', '2'],
    ]);
    expect(attribute(sent[0]!, 'action')).toBe('https://cashier.bank.example/pay?v=1');
    expect(frame.document.querySelector('form')).toBeNull();
  });

  test('of a thousand fields and a megabyte arrives whole', async ({ task }) => {
    const frame = await openFrame();
    const fields = Array.from({ length: 1000 }, (_, index) => ({ name: `f${index}`, value: 'x'.repeat(1024) }));
    const { sent } = capture(frame, post(fields));
    expect(sent[0]!.pairs).toEqual(fields.map(({ name, value }) => [name, value]));
    shows({ task }, 'S3', fields.length);
  });

  test('of any names and values carries them all in their order', async () => {
    const frame = await openFrame();
    const text = fc.string({ unit: 'grapheme' }).filter((some) => !/[\r\n]/.test(some));
    // `_charset_` is the engine's own field, and one without a name is not sent.
    const name = fc
      .oneof(text, fc.constantFrom('submit', '__proto__', 'action', 'id'))
      .filter((some) => some !== '' && some.toLowerCase() !== '_charset_');
    fc.assert(
      fc.property(fc.array(fc.record({ name, value: text }), { maxLength: 12 }), (fields) => {
        const { sent } = capture(frame, post(fields));
        expect(sent[0]!.pairs).toEqual(fields.map(({ name, value }) => [name, value]));
        expect(frame.document.querySelector('form')).toBeNull();
      }),
    );
  });

  test('by GET takes the query of its address along, in front', async () => {
    const frame = await openFrame();
    const { sent } = capture(frame, {
      ...post([{ name: 'amount', value: '1' }], 'https://cashier.bank.example/pay?v=%E6%94%AF%20a&v=2&empty#top'),
      method: 'GET',
    });
    expect(sent[0]!.pairs).toEqual([
      ['v', '支 a'],
      ['v', '2'],
      ['empty', ''],
      ['amount', '1'],
    ]);
  });

  test.each([
    'https://evil.com/',
    'javascript:alert(1)',
    'alipays://platformapi/startapp',
    '//cashier.bank.example/',
    '',
    'data:text/html,x',
  ])('to %j is not sent', async (url) => {
    const frame = await openFrame();
    const { sent, reports } = capture(frame, post([{ name: 'a', value: '1' }], url));
    expect(sent).toEqual([]);
    expect(reports).toEqual([{ type: 'failed', error: 'url-not-allowed' }]);
  });
});

describe('in an engine that really sends', () => {
  const here = (path: string): string => new URL(path, location.href).href;

  test('a POST leaves the page for its address, with no field in it, although it is taken out of the page at once', async () => {
    const frame = await openFrame();
    const { reports } = startIn(frame, launchForm, post([{ name: 'submit', value: '1' }], here('/sent?v=1')));
    expect(frame.document.querySelector('form')).toBeNull();
    const { pathname, search } = await frame.left;
    expect(pathname + search).toBe('/sent?v=1');
    expect(reports).toEqual([{ type: 'started' }]);
  });

  test('a GET leaves with its own query and its fields', async () => {
    const frame = await openFrame();
    startIn(frame, launchForm, { ...post([{ name: 'submit', value: '支付 1' }], here('/sent?v=1&w=a%2Bb')), method: 'GET' });
    expect([...new URLSearchParams((await frame.left).search)]).toEqual([
      ['v', '1'],
      ['w', 'a+b'],
      ['submit', '支付 1'],
    ]);
  });

  test('a form that the page’s policy refuses has not left, and the developer is told which origin is missing', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
    const frame = await openFrame("form-action 'none'");
    const { reports } = startIn(frame, launchForm, post([{ name: 'a', value: '1' }]));
    await vi.waitFor(() => expect(reports).toEqual([{ type: 'started' }, { type: 'failed', error: 'url-not-allowed' }]));
    expect(warn).toHaveBeenCalledWith(expect.stringContaining('https://cashier.bank.example'));
  });

  test('a refusal is not told to a page that has gone on', async () => {
    const frame = await openFrame("form-action 'none'");
    const { reports, abort } = startIn(frame, launchForm, post([{ name: 'a', value: '1' }]));
    abort();
    // Listens after the launcher, so that it would have heard by then.
    await new Promise((resolve) => frame.document.addEventListener('securitypolicyviolation', resolve));
    expect(reports).toEqual([{ type: 'started' }]);
  });
});

describe('another word of the page’s policy', () => {
  const violation = (init: Partial<SecurityPolicyViolationEventInit>): Event =>
    new SecurityPolicyViolationEvent('securitypolicyviolation', {
      documentURI: 'https://shop.example/',
      effectiveDirective: 'form-action',
      violatedDirective: 'form-action',
      originalPolicy: '',
      disposition: 'enforce',
      statusCode: 200,
      ...init,
    });

  test.each<[string, Partial<SecurityPolicyViolationEventInit>]>([
    ['that is only a report', { disposition: 'report' }],
    ['that is about a picture', { effectiveDirective: 'img-src', violatedDirective: 'img-src' }],
  ])('%s is not a refusal', async (_, init) => {
    const frame = await openFrame();
    const { reports } = capture(frame, post([]));
    frame.document.dispatchEvent(violation(init));
    expect(reports).toEqual([{ type: 'started' }]);
  });

  test('that comes late, and again, is told once', async () => {
    vi.spyOn(console, 'warn').mockImplementation(() => {});
    const frame = await openFrame();
    const { reports } = capture(frame, post([]));
    frame.document.dispatchEvent(violation({}));
    frame.document.dispatchEvent(violation({}));
    expect(reports).toEqual([{ type: 'started' }, { type: 'failed', error: 'url-not-allowed' }]);
  });
});
