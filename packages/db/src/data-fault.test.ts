import { expect, test } from 'vitest';
import { isDataFault } from './data-fault.ts';

const failed = (code: string) => Object.assign(new Error('failed'), { code });

test.each(['22021', '22003', '22P05', '22023', '23505', '23503', '23514'])('SQLSTATE %s is a data fault', (code) => {
  expect(isDataFault(failed(code))).toBe(true);
  expect(isDataFault(new Error('wrapped by drizzle', { cause: failed(code) }))).toBe(true);
});

test.each(['40001', '40P01', '57014', '57P01', '53300', '08006', 'ECONNRESET', 'ETIMEDOUT', '42P01'])(
  'the failure %s can be retried',
  (code) => expect(isDataFault(failed(code))).toBe(false),
);
