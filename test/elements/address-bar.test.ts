import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { takeReturn } from '../../src/elements/address-bar';
import { alipayReturn, queryOf, unionpayReturn } from '../core/return-params.fixtures';

const alipay = queryOf(alipayReturn).slice(1);

/** A page at an address, and what its history was told. */
function pageAt(
  address: string,
  base = 'https://shop.example',
): { take: () => ReturnType<typeof takeReturn>; replaced: unknown[][]; href: () => string } {
  const url = new URL(address, base);
  const replaced: unknown[][] = [];
  const state = { scroll: 7 };
  return {
    take: () => takeReturn(url, { state, replaceState: (...given) => void replaced.push(given) }),
    replaced,
    href: () => {
      const [first, title, href] = replaced.at(-1) ?? [];
      expect(first).toBe(state);
      expect(title).toBe('');
      return String(href);
    },
  };
}

describe('what a channel led back with', () => {
  test('is read, and taken out of the address', () => {
    const page = pageAt(`/pay?${alipay}`);
    expect(page.take()).toMatchObject({ kind: 'return', channel: 'alipay', outTradeNo: alipayReturn.out_trade_no });
    expect(page.href()).toBe('https://shop.example/pay');
    expect(page.replaced).toHaveLength(1);
  });

  test('is taken out from among the page’s own parameters, which stay as they are written, and so does the hash', () => {
    const page = pageAt(`/pay/?session=0Yq3mT8&name=%E5%95%86%20a+b&flag&empty=&${alipay}&trade_status=x&%zz=1#/orders?version=2`);
    expect(page.take()).toMatchObject({ kind: 'return' });
    expect(page.href()).toBe(
      'https://shop.example/pay/?session=0Yq3mT8&name=%E5%95%86%20a+b&flag&empty=&trade_status=x&%zz=1#/orders?version=2',
    );
  });

  test.each(['%6fut_trade_no=1', 'sign=%', 'trade_no=%00', 'version=2.0', 'method=x'])(
    'is taken out when it is refused for %s',
    (added) => {
      const page = pageAt(`/pay?own=1&${alipay}&${added}`);
      expect(page.take()).toMatchObject({ kind: 'refused' });
      expect(page.href()).toBe('https://shop.example/pay?own=1');
    },
  );

  test('is taken out when it is a megabyte long', () => {
    const page = pageAt(`/pay?own=1&sign=${'a'.repeat(1e6)}&${alipay}&version=3&last`);
    expect(page.take()).toMatchObject({
      kind: 'refused',
      reason: 'too-long',
      names: expect.arrayContaining(['sign', 'version', 'method']) as string[],
    });
    expect(page.href()).toBe('https://shop.example/pay?own=1&last');
  });

  test('is taken out when it is UnionPay’s, handed on by a server that should have kept it', () => {
    const page = pageAt(`/pay${queryOf(unionpayReturn)}&own=1`);
    expect(page.take()).toMatchObject({ channel: 'unionpay' });
    expect(page.href()).toBe('https://shop.example/pay?own=1');
  });

  test('is taken out of an address that begins with two slashes, without leaving the origin', () => {
    const page = pageAt(`https://shop.example//elsewhere.example/pay?${alipay}`);
    page.take();
    expect(page.href()).toBe('https://shop.example//elsewhere.example/pay');
  });

  test('leaves every parameter of the page’s own behind, and none of the channel', () => {
    const own = fc.array(fc.stringMatching(/^own[a-z]{0,4}(=[0-9a-z%+.~-]{0,8})?$/), { maxLength: 6 });
    fc.assert(
      fc.property(own, own, (before, after) => {
        const page = pageAt(`/pay?${[...before, alipay, ...after].join('&')}`);
        page.take();
        const left = [...before, ...after].join('&');
        expect(page.href()).toBe(`https://shop.example/pay${left && '?'}${left}`);
      }),
    );
  });
});

describe('an address is left alone', () => {
  test.each([
    '/pay',
    '/pay?',
    '/pay?session=1&version=2&version=3&timestamp=4#sign',
    '/pay?out_trade_no=1&trade_no=2&total_amount=1.00&sign=3',
    '/pay?err_msg=get_brand_wcpay_request:ok',
    `/pay#?${alipay}`,
  ])('when it is %s', (address) => {
    const page = pageAt(address);
    expect(page.take()).toEqual({ kind: 'none' });
    expect(page.replaced).toEqual([]);
  });

  test('when it is long and says nothing of a channel', () => {
    const page = pageAt(`/pay?version=1&own=${'a'.repeat(1e6)}`);
    expect(page.take()).toEqual({ kind: 'refused', reason: 'too-long', names: [] });
    expect(page.replaced).toEqual([]);
  });

  test('when it can not be changed, and is read all the same', () => {
    const refusing = vi.fn(() => {
      throw new DOMException('no', 'SecurityError');
    });
    expect(takeReturn(new URL(`https://shop.example/?${alipay}`), { state: null, replaceState: refusing })).toMatchObject({
      kind: 'return',
    });
    expect(refusing).toHaveBeenCalledOnce();
  });
});

describe('in a browser', () => {
  let frame: HTMLIFrameElement | undefined;

  afterEach(() => {
    frame?.remove();
  });

  async function framed(setUp: (frame: HTMLIFrameElement) => void): Promise<Window> {
    frame = document.createElement('iframe');
    setUp(frame);
    const loaded = new Promise((resolve) => frame?.addEventListener('load', resolve));
    document.body.append(frame);
    await loaded;
    return frame.contentWindow!;
  }

  test('the address bar loses the return, and the entry of the history keeps its state', async () => {
    const { location, history } = await framed((page) => (page.src = `/nowhere?own=1&${alipay}#here`));
    history.replaceState({ kept: true }, '');
    const entries = history.length;
    expect(takeReturn(location, history)).toMatchObject({ kind: 'return' });
    expect(location.href).toBe(new URL('/nowhere?own=1#here', window.location.href).href);
    expect(history.state).toEqual({ kept: true });
    expect(history.length).toBe(entries);
    expect(takeReturn(location, history)).toEqual({ kind: 'none' });
  });

  test('a page with a <base> of another origin keeps its own', async () => {
    const page = await framed((element) => (element.src = `/nowhere?${alipay}`));
    const base = page.document.createElement('base');
    base.href = 'https://elsewhere.example/';
    page.document.head.append(base);
    takeReturn(page.location, page.history);
    expect(page.location.href).toBe(new URL('/nowhere', window.location.href).href);
  });

  test('a page without an address of its own has nothing to take', async () => {
    const page = await framed((element) => (element.srcdoc = '<p>pay</p>'));
    expect(takeReturn(page.location, page.history)).toEqual({ kind: 'none' });
    expect(page.location.href).toBe('about:srcdoc');
  });

  test('a page that may not be looked into says nothing, and nothing is thrown', async () => {
    const page = await framed((element) => {
      element.setAttribute('sandbox', 'allow-scripts');
      element.src = `/nowhere?${alipay}`;
    });
    expect(takeReturn(page.location, window.history)).toEqual({ kind: 'none' });
  });
});
