import type { LanguageCode } from '@jumpseat/texts';
import { expect, test } from 'vitest';
import type { ErrorContext, ErrorText, ErrorTexts } from '#messages/error-text.ts';
import { catalogue as ar } from './catalogues/ar.ts';
import { catalogue as de } from './catalogues/de.ts';
import { catalogue as en, type Messages } from './catalogues/en.ts';

const CATALOGUES: Readonly<Record<LanguageCode, Messages>> = { en, de, ar };
const ALL = Object.entries(CATALOGUES);

const COUNTS = [0, 1, 2, 3, 11, 100];
const SEATS = ['12A', '12B', '14C'];

/** The messages of a catalogue by their paths, such as `shell.offline.title`: texts and functions. */
function messagesOf(value: unknown, path = ''): [path: string, message: unknown][] {
  if (typeof value !== 'object' || value === null) return [[path, value]];
  return Object.entries(value).flatMap(([key, inner]) => messagesOf(inner, path === '' ? key : `${path}.${key}`));
}

/** The messages that each language has. It names cities only where it differs, and may need a function for an error. */
function required({ cities: _, errors, ...features }: Messages): string[] {
  return [...messagesOf(features).map(([path]) => path), ...Object.keys(errors)].toSorted();
}

/** The texts for an error, in all cases that make a difference to them. */
function errorTexts(error: ErrorTexts[keyof ErrorTexts]): ErrorText[] {
  if (typeof error !== 'function') return [error];
  const contexts: ErrorContext[] = [
    {},
    ...COUNTS.flatMap((chosen) => [{ chosen }, { chosen, needed: 1 }, { chosen, needed: 2 }]),
    ...[1, 2, 3].map((count) => ({ seats: SEATS.slice(0, count) })),
  ];
  return contexts.map(error);
}

/** Texts with counts, in the forms for different counts. */
function countedTexts({ common, party }: Messages): string[] {
  const { seats, seatsLeft, flights, minutes, seconds } = common;
  const forms = [seats, seatsLeft, flights, minutes, seconds, party.travellers, ...Object.values(party.passengers)];
  return COUNTS.flatMap((count) => forms.map((form) => form(count)));
}

test.each(ALL)('the pages have all their texts in %s', (_, catalogue) => {
  expect(required(catalogue)).toEqual(required(en));
  const empty = messagesOf(catalogue).filter(([, message]) => typeof message === 'string' && message.trim() === '');
  expect(empty).toEqual([]);
});

test.each(ALL)('each error and each count reads well in %s', (_, catalogue) => {
  const errors = Object.values(catalogue.errors).flatMap(errorTexts);
  for (const { title, advice } of errors) {
    expect(title).toMatch(/[^.]$/);
    expect(advice).toMatch(/\.$/);
  }
  for (const text of [...errors.flatMap(({ title, advice }) => [title, advice]), ...countedTexts(catalogue)]) {
    expect(text).toMatch(/\p{Letter}/u);
    expect(text).not.toMatch(/#|undefined|NaN/);
  }
});

test('Arabic texts are in Arabic, except for names', () => {
  const english = new Map(messagesOf(en));
  const foreign = messagesOf(ar).filter(
    ([path, message]) =>
      typeof message === 'string' && !/\p{Script=Arabic}/u.test(message) && message !== english.get(path),
  );
  expect(foreign).toEqual([]);
});
