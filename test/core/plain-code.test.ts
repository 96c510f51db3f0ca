import { expect, test } from 'vitest';
import { plainCode } from '../../src/core/plain-code';

test.each([
  ['payment-live', 'payment-live-elsewhere'],
  ['in-progress', 'gateway-error'],
  ['authorization-needed', 'authorization-unavailable'],
  ['too-soon', 'too-soon'],
  ['product-unavailable', 'product-unavailable'],
] as const)('%s, between page and server, is told to the payer as %s', (code, told) => {
  expect(plainCode({ certainty: 'refused', code })).toBe(told);
});
