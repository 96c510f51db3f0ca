import { expect, test } from 'vitest';
import { payeeName } from '../../src/model/order';

test('a payee is called as payers know it, and by its registered name where that is all there is', () => {
  expect(payeeName({ payee: { name: '海岸文化有限公司', displayName: '海岸书店' } })).toBe('海岸书店');
  expect(payeeName({ payee: { name: '海岸文化有限公司' } })).toBe('海岸文化有限公司');
});
