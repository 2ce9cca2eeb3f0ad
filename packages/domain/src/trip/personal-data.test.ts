import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ageOn, isEmail, isKindOf, isName, isPhone, MAX_NAME_LENGTH, normalizeName } from './personal-data.ts';

describe('a name', () => {
  test.each([
    'Ada',
    'O’Brien-Šmíd',
    "O'Brien",
    '’t Hooft',
    'Jean-Luc',
    'X Æ',
    'Nguyễn',
    'Nguyễn'.normalize('NFD'),
    'O',
    'J. R. R.',
    'Gal·la',
    'María del Carmen',
    'Ængus Þórðarson',
    // Arabic, with vowels too; Hebrew with a geresh; Persian with a joiner.
    '\u0623\u062d\u0645\u062f',
    '\u0645\u064f\u062d\u064e\u0645\u0651\u064e\u062f',
    '\u0639\u0628\u062f \u0627\u0644\u0644\u0647',
    '\u05e6\u05f3\u05e8\u05e6\u05f3\u05d9\u05dc',
    '\u0639\u0644\u06cc\u200c\u0631\u0636\u0627',
    '王小明',
    '古丽·买买提',
    '佐々木',
    'ジャン・リュック',
    '김',
    'สมชาย',
    'นำชัย',
    'प्रिया',
    'Ἀριστοτέλης',
  ])('%s can be entered', (name) => {
    expect(isName(normalizeName(name))).toBe(true);
  });

  test.each([
    '',
    ' ',
    '-',
    '’',
    '.',
    'Ada2',
    '\u0663',
    'Ⅻ',
    '🙂',
    'Ada 🙂',
    '👩‍🚀',
    '<b>',
    'Ada<b>',
    'a@b',
    'Ada, Countess',
    'Ada/Byron',
    'Ada\\',
    'Ada"',
    'Ada;',
    'Ada\0',
    'a\ud83d',
    '\u0301',
    // A lone tatweel, and a mark in a letter's place: nobody could be found by them.
    '\u0640',
    '\ufe70',
  ])('%j is refused', (name) => {
    expect(isName(normalizeName(name))).toBe(false);
  });

  test('has at most 60 characters as people count them, whatever they are made of', () => {
    for (const letter of ['a', 'ö'.normalize('NFD'), 'नि', '𠮷']) {
      expect(isName(letter.repeat(MAX_NAME_LENGTH))).toBe(true);
      expect(isName(letter.repeat(MAX_NAME_LENGTH + 1))).toBe(false);
    }
  });

  test.each([
    ['blanks', '  Ada \t King\u00a0Noel ', 'Ada King Noel'],
    ['wide blanks', '山田\u3000太郎', '山田 太郎'],
    ['letters in parts', 'Mu\u0308ller', 'Müller'],
    ['accents for apostrophes', 'O´Brien O`Neil', 'O’Brien O’Neil'],
    ['other hyphens', 'Jean\u2011Luc\u2010Marie', 'Jean-Luc-Marie'],
    ['invisible marks', '\u202b\u0623\u062d\u0645\u062f\u200f\u202c', '\u0623\u062d\u0645\u062f'],
    ['a soft hyphen and a blank without width', 'Love\u00adlace\u200b', 'Lovelace'],
  ])('is stored without unusual %s', (_what, typed, stored) => {
    expect(normalizeName(typed)).toBe(stored);
  });

  test('is normalized once and for all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (typed) => {
        expect(normalizeName(normalizeName(typed))).toBe(normalizeName(typed));
      }),
    );
  });
});

describe('an e-mail address', () => {
  const LABEL = 'a'.repeat(63);

  test.each([
    'ada@example.com',
    'Ada.Lovelace+trip@Example.CO.UK',
    "o'brien@example.ie",
    'a@b.co',
    'ada@xn--mnchen-3ya.de',
    'ada@example.xn--p1ai',
    'ada@1and1.com',
    `ada@${LABEL}.com`,
  ])('%s can be entered', (email) => {
    expect(isEmail(email)).toBe(true);
  });

  test.each([
    ['', 'nothing'],
    ['ada', 'no domain'],
    ['@example.com', 'no name'],
    ['ada@localhost', 'a domain without a dot'],
    ['ada@example.c', 'one letter at the end'],
    ['ada@1.2.3.4', 'an IP address'],
    ['ada@example..com', 'two dots'],
    ['ada@example.com.', 'a dot at the end'],
    ['ada@-example.com', 'a hyphen first'],
    ['ada@example-.com', 'a hyphen last'],
    [`ada@${LABEL}a.com`, 'a part that is too long'],
    [`${'a'.repeat(250)}@b.co`, 'more than 254 characters'],
    ['ada@b@example.com', 'two at signs'],
    ['ada lovelace@example.com', 'a blank'],
    [' ada@example.com', 'a blank first'],
    ['ada@example.com\n', 'a line break'],
    ['ada@example.com\r\nbcc: eve@example.com', 'a second header'],
    ['Ada <ada@example.com>', 'a display name'],
    ['ada@example.com,eve@example.com', 'two addresses'],
    ['ü@münchen.de', 'letters beyond ASCII'],
    ['ada@münchen.de', 'a domain beyond ASCII'],
    ['\u017f@example.com', 'a long s, which some compare as s'],
  ])('%j is refused: %s', (email) => {
    expect(isEmail(email)).toBe(false);
  });
});

describe('a phone number', () => {
  test.each([
    '+41 44 123 45 67',
    '0041 44 123 45 67',
    '(030) 123-456',
    '+49 (0) 89/1234.56',
    '12345',
    '123456789012345',
  ])('%s can be entered', (phone) => {
    expect(isPhone(phone)).toBe(true);
  });

  test.each([
    '',
    '1234',
    '1234567890123456',
    '++4144123',
    '44+123456',
    'call me',
    '+41 44 123 ext 5',
    '+\u0664\u0661\u0664\u0664\u0661',
  ])('%j is refused', (phone) => {
    expect(isPhone(phone)).toBe(false);
  });
});

describe('on the day of departure', () => {
  test.each([
    ['infant', '2026-11-24', true],
    ['infant', '2024-11-25', true],
    ['infant', '2024-11-24', false],
    ['infant', '2026-11-25', false],
    ['child', '2024-11-24', true],
    ['child', '2024-11-25', false],
    ['child', '2014-11-25', true],
    ['child', '2014-11-24', false],
    ['adult', '2014-11-24', true],
    ['adult', '2014-11-25', false],
    ['adult', '1901-11-24', true],
    ['adult', '1900-11-24', false],
  ] as const)('is a passenger an %s who was born on %s? %s', (kind, bornOn, expected) => {
    expect(isKindOf(bornOn, kind, '2026-11-24')).toBe(expected);
  });

  test('who was born on 29 February is a year older on 1 March, and in a leap year on 29 February', () => {
    const ages = ['2026-02-28', '2026-03-01', '2028-02-28', '2028-02-29'].map((day) => ageOn('2024-02-29', day));
    expect(ages).toEqual([1, 2, 3, 4]);
  });

  test.each([
    '2026-02-29',
    '1900-02-29',
    '2026-02-30',
    '2026-04-31',
    '2026-00-10',
    '2026-13-01',
    '2026-01-00',
    '2026-1-1',
    '26-01-01',
    '2026-01-01T00:00',
    ' 2026-01-01',
    '',
  ])('%j is nobody’s date of birth', (bornOn) => {
    expect(ageOn(bornOn, '2030-01-01')).toBeUndefined();
    for (const kind of ['adult', 'child', 'infant'] as const) expect(isKindOf(bornOn, kind, '2030-01-01')).toBe(false);
  });

  test('everyone grows by a year in a year, and never gets younger', () => {
    const date = fc
      .date({ min: new Date('1950-01-01'), max: new Date('2090-12-31'), noInvalidDate: true })
      .map((day) => day.toISOString().slice(0, 10));
    fc.assert(
      fc.property(date, date, date, (bornOn, one, other) => {
        const [earlier = '', later = ''] = [one, other].toSorted();
        expect(ageOn(bornOn, later) ?? 0).toBeGreaterThanOrEqual(ageOn(bornOn, earlier) ?? 0);
        // The first of a month exists in each year.
        const age = ageOn(bornOn, `${later.slice(0, 7)}-01`);
        const nextYear = Number(later.slice(0, 4)) + 1;
        if (age !== undefined) expect(ageOn(bornOn, `${nextYear}-${later.slice(5, 7)}-01`)).toBe(age + 1);
      }),
    );
  });
});
