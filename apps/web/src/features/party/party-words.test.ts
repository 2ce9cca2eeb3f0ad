import { expect, test } from 'vitest';
import { inLanguage } from '#testing/in-language.ts';
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

test('in Arabic two passengers have a form of their own', async () => {
  await inLanguage('ar');
  const children = Array.from({ length: 3 }, () => ({ kind: 'child' }) as const);
  expect(partyInWords([{ kind: 'adult' }, { kind: 'adult' }, ...children])).toBe('بالغان و3 أطفال');
});
