import { expect, test } from 'vitest';
import { partyInWords } from './party-words.ts';

test('passengers read as people say them', () => {
  expect(partyInWords([{ kind: 'adult' }])).toBe('1 adult');
  expect(
    partyInWords([{ kind: 'child' }, { kind: 'adult' }, { kind: 'child' }, { kind: 'adult' }, { kind: 'infant' }]),
  ).toBe('2 adults, 2 children and 1 baby');
});
