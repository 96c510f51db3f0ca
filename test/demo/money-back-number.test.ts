import fc from 'fast-check';
import { expect, test } from 'vitest';
import { moneyBackNumber } from '../../demo/merchant/channels/money-back-number';

test.each([30, 32])('numbers of money going back are letters and digits, at most %i, and differ when the attempts’ do', (longest) => {
  const number = fc.stringMatching(/^[0-9A-Za-z]{8,32}$/);
  const suffix = fc.constantFrom('R1', 'C1', 'V1');
  fc.assert(
    fc.property(number, number, suffix, suffix, (one, other, its, others) => {
      expect(moneyBackNumber(one, its, longest)).toMatch(/^[0-9A-Za-z]{8,}$/);
      expect(moneyBackNumber(one, its, longest).length).toBeLessThanOrEqual(longest);
      const isSame = moneyBackNumber(one, its, longest) === moneyBackNumber(other, others, longest);
      expect(isSame).toBe(one === other && its === others);
    }),
  );
  const alike = 'L'.repeat(31);
  expect(moneyBackNumber(`${alike}1`, 'R1', longest)).not.toBe(moneyBackNumber(`${alike}2`, 'R1', longest));
});
