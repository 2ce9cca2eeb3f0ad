import type { TestCode } from '@jumpseat/domain';

export const testCodes: Readonly<Record<TestCode, string>> = {
  '00000': 'endgültig abgelehnt',
  '00001': 'abgelehnt',
  '00002': 'keine rechtzeitige Antwort',
  '00003': 'beim dritten Versuch angenommen',
  '11111': 'angenommen',
};
