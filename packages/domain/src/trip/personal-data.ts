import type { PassengerKind } from '../party/party.ts';
import { nameKey } from './name-key.ts';

/** The longest name, in characters as people count them. */
export const MAX_NAME_LENGTH = 60;
/** The longest name in UTF-16 units: a character may have many marks. */
export const MAX_NAME_UNITS = 240;
const MAX_EMAIL_LENGTH = 254;

/**
 * Letters of any script with their marks, and the signs that names have: `O’Brien`, `’t Hooft`, `Jean-Luc`. Also the
 * Hebrew signs maqaf, geresh and gershayim, the Japanese middle dot, and the joiners of Persian and Indian scripts.
 */
const NAME = /^['’‘]?\p{L}(?:[\p{L}\p{M} '’‘.·\u05be\u05f3\u05f4\u30fb-]|\u200c|\u200d)*$/u;
/** Characters that nobody sees, such as the marks that a copied Arabic name brings along. Joiners are none of them. */
const INVISIBLE = /(?!\u200c|\u200d)\p{Cf}/gu;
/** As browsers check it, with a dot in the domain. */
const EMAIL = /^[\w.!#$%&'*+/=?^`{|}~-]+@(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.)+[a-z](?:[a-z\d-]{0,61}[a-z\d])$/i;
const PHONE = /^\+?[\d ()/.-]{5,25}$/;
const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** The youngest child, and the youngest adult, in years on the day of departure. */
const CHILD_FROM = 2;
const ADULT_FROM = 12;
/** Nobody is older, in years. */
const OLDEST = 125;

/**
 * A name as it is stored: composed letters, no blanks around it, each blank once, and nothing invisible. Accents that
 * stand for an apostrophe become one, and each hyphen is the one of the keyboard. Normalizing twice changes nothing
 * more.
 */
export function normalizeName(name: string): string {
  return name
    .replaceAll(INVISIBLE, '')
    .normalize('NFC')
    .replaceAll(/[`´]/g, '’')
    .replaceAll(/[\u2010\u2011]/g, '-')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/**
 * Whether a normalized name can stand in a passport: 1 to 60 characters, in any script. It has letters that its booking
 * can be found by.
 */
export function isName(name: string): boolean {
  return (
    name.isWellFormed() &&
    name.length <= MAX_NAME_UNITS &&
    NAME.test(name) &&
    nameKey(name) !== '' &&
    lengthOf(name) <= MAX_NAME_LENGTH
  );
}

/**
 * Whether the text is an e-mail address, without blanks around it. Only ASCII: `ü@münchen.de` is refused, because many
 * mail servers can't send there. Who has such a domain can enter its other form, `info@xn--mnchen-3ya.de`.
 */
export function isEmail(email: string): boolean {
  return email.length <= MAX_EMAIL_LENGTH && EMAIL.test(email);
}

/** Whether the text is a phone number: 5 to 15 digits, with or without a country code. */
export function isPhone(phone: string): boolean {
  const digits = phone.replaceAll(/\D/g, '').length;
  return PHONE.test(phone) && digits >= 5 && digits <= 15;
}

/** Whether someone born on that date is of that kind on the day of departure. Both are dates such as 2019-02-28. */
export function isKindOf(bornOn: string, kind: PassengerKind, departsOn: string): boolean {
  const age = ageOn(bornOn, departsOn);
  if (age === undefined || age > OLDEST) return false;
  if (kind === 'infant') return age < CHILD_FROM;
  return kind === 'child' ? age >= CHILD_FROM && age < ADULT_FROM : age >= ADULT_FROM;
}

/**
 * The age in whole years; undefined for a date that doesn't exist, or after that day. Who was born on 29 February is a
 * year older from 1 March in other years.
 */
export function ageOn(bornOn: string, day: string): number | undefined {
  const [born, then] = [partsOf(bornOn), partsOf(day)];
  if (!born || !then || bornOn > day) return undefined;
  const hadBirthday = bornOn.slice(5) <= day.slice(5);
  return then.year - born.year - (hadBirthday ? 0 : 1);
}

function lengthOf(name: string): number {
  return [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(name)].length;
}

function partsOf(date: string): { year: number } | undefined {
  const [, year = '', month = '', day = ''] = DATE.exec(date) ?? [];
  const at = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  const exists = at.getUTCMonth() === Number(month) - 1 && at.getUTCDate() === Number(day);
  return year !== '' && exists ? { year: Number(year) } : undefined;
}
