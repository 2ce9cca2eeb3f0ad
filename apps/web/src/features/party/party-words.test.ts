import { expect, test } from 'vitest';
import { partyInShort, partyInWords } from './party-words.ts';

test('passengers read as people say them', () => {
  expect(partyInWords([{ kind: 'adult' }])).toBe('1 adult');
  expect(
    partyInWords([{ kind: 'child' }, { kind: 'adult' }, { kind: 'child' }, { kind: 'adult' }, { kind: 'infant' }]),
  ).toBe('2 adults, 2 children and 1 baby');
});

test('where there is little room, only their number is said', () => {
  expect(partyInShort([{ kind: 'adult' }, { kind: 'adult' }])).toBe('2 adults');
  expect(partyInShort([{ kind: 'adult' }, { kind: 'child' }, { kind: 'infant' }])).toBe('3 travellers');
});
