import { expect, test } from 'vitest';
import { namesFormAction } from '../../src/launchers/form-action';

const page = 'https://shop.example/pay';
const bank = 'https://cashier.bank.example/pay/now?v=1';

test.each([
  ['form-action https://cashier.bank.example', bank],
  ["default-src 'none'; Form-Action 'self' https://other.example https://CASHIER.bank.example;", bank],
  ['form-action cashier.bank.example', bank],
  ['form-action *.bank.example', bank],
  ['form-action https:', bank],
  ['form-action *', bank],
  ['form-action https://cashier.bank.example:443', bank],
  ['form-action http://cashier.bank.example', bank],
  ['form-action https://cashier.bank.example/pay/', bank],
  ['form-action https://cashier.bank.example/pay/now', bank],
  ["form-action 'self'", 'https://shop.example/other'],
  ['form-action http://127.0.0.1:*', 'http://127.0.0.1:8080/pay'],
  ['form-action http://127.0.0.1:8080', 'http://127.0.0.1:8080/pay'],
  ['form-action http://[::1]:8080', 'http://[::1]:8080/pay'],
  // A policy without the directive stops no form.
  ["default-src 'none'", bank],
])('%s names %s', (policy, url) => {
  expect(namesFormAction(policy, url, page)).toBe(true);
});

test.each([
  ["form-action 'none'", bank],
  ["form-action 'self'", bank],
  ['form-action', bank],
  ['form-action https://bank.example', bank],
  ['form-action *.cashier.bank.example', bank],
  ['form-action https://cashier.bank.example.evil.example', bank],
  ['form-action https://cashier.bank.example:8443', bank],
  ['form-action https://cashier.bank.example/pay', bank],
  ['form-action http:', 'ftp://cashier.bank.example/'],
  ['form-action https://127.0.0.1:8080', 'http://127.0.0.1:8080/pay'],
  ['form-action https:', 'http://127.0.0.1:8080/pay'],
])('%s does not name %s', (policy, url) => {
  expect(namesFormAction(policy, url, page)).toBe(false);
});
