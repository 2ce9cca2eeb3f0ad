import fc from 'fast-check';
import { expect, test } from 'vitest';
import { latinName } from './latin-name.ts';
import { anyText } from './testing/any-text.ts';

test.each([
  ['accents', 'Siobhán', 'SIOBHAN'],
  ['apostrophes', 'O’Brien', 'OBRIEN'],
  ['hyphens', 'Jean-Luc', 'JEAN LUC'],
  ['initials', 'J. R. R.', 'J R R'],
  ['German letters', 'Größmann-Müller', 'GROESSMANN MUELLER'],
  ['German letters in parts', 'Mu\u0308ller', 'MUELLER'],
  ['Nordic letters', 'Bjørn Ågård', 'BJOERN AAGAARD'],
  ['Icelandic letters', 'Ængus Þórðarson', 'AENGUS THORDARSON'],
  ['Polish letters', 'Łukasz', 'LUKASZ'],
  ['Turkish letters', 'Işık', 'ISIK'],
  ['Vietnamese letters', 'Đặng', 'DANG'],
  ['Greek', 'Ἀριστοτέλης', 'ARISTOTELIS'],
  ['Cyrillic', 'Щукин', 'SHCHUKIN'],
  ['Chinese', '王小明', 'WANGXIAOMING'],
  ['Korean', '김', 'GIM'],
  // Arabic is escaped, because it reads leftwards: Muhammad with its vowels, Ahmad and Abdullah.
  ['Arabic', '\u0645\u064f\u062d\u064e\u0645\u0651\u064e\u062f', 'MUHAMAD'],
  ['an Arabic alef', '\u0623\u062d\u0645\u062f', 'AHMD'],
  ['Arabic in two words', '\u0639\u0628\u062f \u0627\u0644\u0644\u0647', 'BD ALLH'],
])('a boarding pass writes %s in latin capitals', (_what, name, latin) => {
  expect(latinName(name)).toBe(latin);
});

test('any name has a latin spelling', () => {
  fc.assert(
    fc.property(anyText(), (name) => {
      expect(latinName(name)).toMatch(/^[A-Z]+( [A-Z]+)*$/);
    }),
  );
  expect(latinName('')).toBe('X');
});
