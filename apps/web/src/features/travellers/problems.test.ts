import { expect, test } from 'vitest';
import { inLanguage } from '#testing/in-language.ts';
import type { Person } from './people.ts';
import { fieldId, problemsIn } from './problems.ts';

const DEPARTS = '2026-11-24T06:45';
const contact = { email: 'ada@example.com', phone: '', remind: false };

function person(difference: Partial<Person> = {}): Person {
  return {
    id: 0,
    kind: 'adult',
    givenName: 'Ada',
    familyName: 'Lovelace',
    bornOn: '',
    seat: '12A',
    lap: null,
    ...difference,
  };
}

/** What the form says about one person. */
function saysOf(difference: Partial<Person>) {
  return [...problemsIn([person(difference)], contact, DEPARTS).values()];
}

test('an adult with a name and an e-mail address needs nothing else', () => {
  expect(problemsIn([person()], contact, DEPARTS).size).toBe(0);
});

test.each(['Ada', ' Ada ', 'أحمد', 'Jean-Luc', "O'Neill", 'Żółć'])('%s is a name', (givenName) => {
  expect(saysOf({ givenName })).toEqual([]);
});

test.each([
  [{ givenName: ' ' }, 'Enter the given name.'],
  [{ familyName: '' }, 'Enter the family name.'],
  [{ givenName: 'Ada 2' }, 'Use only letters, spaces, hyphens and apostrophes, at most 60 characters.'],
  [{ kind: 'child' as const }, 'Enter the date of birth.'],
  [
    { kind: 'child' as const, bornOn: '2025-01-01' },
    /^Children are 2 to 11 years old on the day of departure, Tuesday 24 November/,
  ],
  [
    { kind: 'infant' as const, bornOn: '2020-01-01' },
    /^Babies are under 2 years old on the day of departure, Tuesday 24 November/,
  ],
])('with %o a passenger reads what is wrong', (difference, words) => {
  expect(saysOf(difference)).toEqual([expect.stringMatching(words)]);
});

test.each([
  [{ ...contact, email: '' }, 'email', 'Enter your e-mail address.'],
  [{ ...contact, email: 'ada@' }, 'email', 'Enter an address such as ada@example.com.'],
  [{ ...contact, phone: '12' }, 'phone', 'Enter 5 to 15 digits, or leave this empty.'],
])('with %o a passenger reads what is wrong at its field', (entered, field, words) => {
  expect([...problemsIn([person()], entered, DEPARTS)]).toEqual([[field, words]]);
});

test('two people without a name have a problem each, in fields of their own', async () => {
  await inLanguage('de');
  const people = [person({ id: 3, givenName: '' }), person({ id: 5, givenName: '' })];
  const fields = people.map((each) => fieldId(each, 'givenName'));
  expect([...problemsIn(people, contact, DEPARTS).keys()]).toEqual(fields);
  expect(new Set(fields).size).toBe(2);
});
