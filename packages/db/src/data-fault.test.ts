import { expect, test } from 'vitest';
import { isDataFault, isReferenceTaken } from './data-fault.ts';

const failed = (code: string, more: object = {}) => Object.assign(new Error('failed'), { code, ...more });

test.each(['22021', '22003', '22P05', '22023', '23505', '23503', '23514'])('SQLSTATE %s is a data fault', (code) => {
  expect(isDataFault(failed(code))).toBe(true);
  expect(isDataFault(new Error('wrapped by drizzle', { cause: failed(code) }))).toBe(true);
});

test.each(['40001', '40P01', '57014', '57P01', '53300', '08006', 'ECONNRESET', 'ETIMEDOUT', '42P01'])(
  'the failure %s can be retried',
  (code) => expect(isDataFault(failed(code))).toBe(false),
);

test('a taken booking reference is no data fault, because a retry with another reference helps', () => {
  const taken = failed('23505', { constraint_name: 'orders_reference' });
  for (const error of [taken, new Error('wrapped', { cause: taken })]) {
    expect(isReferenceTaken(error)).toBe(true);
    expect(isDataFault(error)).toBe(false);
  }
  expect(isReferenceTaken(failed('23505', { constraint_name: 'orders_pkey' }))).toBe(false);
  expect(isReferenceTaken(failed('57014', { constraint_name: 'orders_reference' }))).toBe(false);
  expect(isReferenceTaken('orders_reference')).toBe(false);
});
