import { expect, it } from 'vitest';
import { isDataFault } from './data-fault.ts';

const failed = (code: string) => Object.assign(new Error('failed'), { code });

it.each(['22021', '22003', '22P05', '22023', '23505', '23503', '23514'])('SQLSTATE %s blames the data', (code) => {
  expect(isDataFault(failed(code))).toBe(true);
  expect(isDataFault(new Error('drizzle wraps it', { cause: failed(code) }))).toBe(true);
});

it.each(['40001', '40P01', '57014', '57P01', '53300', '08006', 'ECONNRESET', 'ETIMEDOUT', '42P01'])(
  'the failure %s may pass',
  (code) => expect(isDataFault(failed(code))).toBe(false),
);
