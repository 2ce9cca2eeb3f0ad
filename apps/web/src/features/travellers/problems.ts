import { isEmail, isKindOf, isName, isPhone, normalizeName } from '@jumpseat/domain';
import { messages } from '#language/language.ts';
import { dateOf, longDay } from '#messages/local-time.ts';
import type { Person } from './people.ts';

/** Where we can reach the passenger, as it was typed. */
export interface ContactEntry {
  readonly email: string;
  readonly phone: string;
  /** Whether to send a mail when the time to pay is nearly up. */
  readonly remind: boolean;
}

/** What is wrong with each field, by the field's id. */
export type Problems = ReadonlyMap<string, string>;

export type PersonField = 'givenName' | 'familyName' | 'bornOn';

/** The id of a person's field. */
export function fieldId({ id }: Pick<Person, 'id'>, field: PersonField): string {
  return `${field}-${id}`;
}

/** What is wrong with each field, in words. Empty if all can be sent. @param departsLocal the local departure */
export function problemsIn(people: readonly Person[], contact: ContactEntry, departsLocal: string): Problems {
  const found = [...people.flatMap((person) => problemsOf(person, departsLocal)), ...contactProblems(contact)];
  return new Map(found.flatMap(([field, problem]) => (problem === null ? [] : [[field, problem]])));
}

type Found = readonly [field: string, problem: string | null];

function problemsOf(person: Person, departsLocal: string): Found[] {
  const m = messages().travellers.problems;
  return [
    [fieldId(person, 'givenName'), nameProblem(person.givenName, m.noGivenName)],
    [fieldId(person, 'familyName'), nameProblem(person.familyName, m.noFamilyName)],
    [fieldId(person, 'bornOn'), birthProblem(person, departsLocal)],
  ];
}

function nameProblem(typed: string, missing: string): string | null {
  const name = normalizeName(typed);
  if (name === '') return missing;
  return isName(name) ? null : messages().travellers.problems.badName;
}

/** Adults aren't asked for a date of birth. */
function birthProblem({ kind, bornOn }: Person, departsLocal: string): string | null {
  if (kind === 'adult') return null;
  const m = messages().travellers.problems;
  if (bornOn === '') return m.noBirthDate;
  return isKindOf(bornOn, kind, dateOf(departsLocal)) ? null : m.badBirthDate[kind](longDay(departsLocal));
}

function contactProblems(contact: ContactEntry): Found[] {
  const m = messages().travellers.problems;
  const [email, phone] = [contact.email.trim(), contact.phone.trim()];
  return [
    ['email', email === '' ? m.noEmail : isEmail(email) ? null : m.badEmail],
    ['phone', phone === '' || isPhone(phone) ? null : m.badPhone],
  ];
}
