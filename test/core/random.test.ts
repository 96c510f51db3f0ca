import { expect, test } from 'vitest';
import { randomChance, randomKey } from '../../src/core/random';

test('a key is 24 characters that a header, a path and a storage take as they are', () => {
  for (let i = 0; i < 200; i += 1) expect(randomKey()).toMatch(/^[A-Za-z0-9_-]{24}$/);
});

test('no key comes twice, and every character of the alphabet comes', () => {
  const keys = Array.from({ length: 10_000 }, randomKey);
  expect(new Set(keys).size).toBe(keys.length);
  expect(new Set(keys.join('')).size).toBe(64);
});

test('a chance is from 0 up to 1, on both sides of the middle', () => {
  const chances = Array.from({ length: 1000 }, randomChance);
  expect(chances.every((chance) => chance >= 0 && chance < 1)).toBe(true);
  expect(chances.some((chance) => chance < 0.5) && chances.some((chance) => chance >= 0.5)).toBe(true);
});
