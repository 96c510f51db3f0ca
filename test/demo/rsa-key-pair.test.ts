import { expect, test } from 'vitest';
import { makeRsaKeyPair, makeSerialNumber } from '../../demo/rsa-key-pair';

test('a serial number is one that a certificate keeps to the digit: positive, of 20 octets, without zeros in front', () => {
  const numbers = Array.from({ length: 10_000 }, makeSerialNumber);
  for (const serial of numbers) expect(serial).toMatch(/^[4-7][0-9A-F]{39}$/);
  expect(new Set(numbers).size).toBe(numbers.length);
});

test('a pair of keys has one', () => {
  expect(makeRsaKeyPair().serial).toMatch(/^[4-7][0-9A-F]{39}$/);
});
