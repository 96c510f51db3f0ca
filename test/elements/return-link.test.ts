import { expect, test } from 'vitest';
import { returnLink } from '../../src/elements/return-link';

const page = 'https://shop.example/pay?session=1';

test.each([
  ['https://shop.example/orders/1', 'https://shop.example/orders/1'],
  ['/orders/1', 'https://shop.example/orders/1'],
  ['https://elsewhere.example/', 'https://elsewhere.example/'],
])('%s leads to %s', (text, href) => {
  expect(returnLink(text, page)).toBe(href);
});

test.each([
  '',
  undefined,
  'http://shop.example/orders/1',
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  ' java\tscript:alert(1)',
  'javascript://shop.example/%0aalert(1)',
  'data:text/html,<script>alert(1)</script>',
  'blob:https://shop.example/1',
  'vbscript:msgbox',
  'file:///etc/passwd',
  'weixin://wxpay',
  'https://',
  'https://shop.example@evil.example/',
  'https://:password@shop.example/',
  'https:\\\\evil.example/',
  '/\\evil.example',
  'https://shop.example\t.evil.example/',
])('%j leads nowhere', (text) => {
  expect(returnLink(text, page)).toBeUndefined();
});

test('a page of a developer’s own machine may lead to itself without https', () => {
  expect(returnLink('/done', 'http://localhost:5173/pay')).toBe('http://localhost:5173/done');
  expect(returnLink('http://localhost:8080/done', 'http://localhost:5173/pay')).toBeUndefined();
});
