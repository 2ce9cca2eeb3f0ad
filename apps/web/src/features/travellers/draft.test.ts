import { expect, test } from 'vitest';
import { type Draft, DraftMemory } from './draft.ts';

function aStorage() {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => void kept.set(key, text),
    removeItem: (key: string) => void kept.delete(key),
  };
}

const draft: Draft = {
  travellers: [{ givenName: 'Ada', familyName: '', kind: 'adult', bornOn: null, seat: '12A', lapOf: null }],
  email: 'ada@',
  phone: '',
  remind: true,
};

test('a passenger finds what they entered after a reload, for this order only', () => {
  const storage = aStorage();
  new DraftMemory(storage, 'order-1').remember(draft);
  expect(new DraftMemory(storage, 'order-1').recall()).toEqual(draft);
  expect(new DraftMemory(storage, 'order-2').recall()).toBeNull();
});

test('nothing stays behind once the names are saved', () => {
  const storage = aStorage();
  const memory = new DraftMemory(storage, 'order-1');
  memory.remember(draft);
  memory.forget();
  expect(storage.kept.size).toBe(0);
  expect(memory.recall()).toBeNull();
});

test.each([
  '{',
  'null',
  '7',
  '{"travellers":[]}',
  '{"travellers":[],"email":"","phone":""}',
  '{"travellers":[{"kind":"dog"}],"email":"","phone":"","remind":false}',
])('a draft that reads %s is none', (text) => {
  const storage = aStorage();
  storage.setItem('jumpseat.travellers.order-1', text);
  expect(new DraftMemory(storage, 'order-1').recall()).toBeNull();
});
