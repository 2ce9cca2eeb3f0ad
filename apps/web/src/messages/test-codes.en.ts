import type { TestCode } from '@jumpseat/domain';

/** What the simulated payment service does with the test codes. */
export const testCodes: Readonly<Record<TestCode, string>> = {
  '00000': 'declined for good',
  '00001': 'declined',
  '00002': 'no answer in time',
  '00003': 'approved at the third try',
  '11111': 'approved',
};
