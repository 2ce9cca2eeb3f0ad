import anyAscii from 'any-ascii';

/** Letters that passports write in another way than any-ascii. Escaped where they read leftwards. */
const PASSPORT_SPELLINGS: ReadonlyMap<string, string> = new Map([
  ['Ä', 'AE'],
  ['Å', 'AA'],
  ['Ö', 'OE'],
  ['Ø', 'OE'],
  ['Ü', 'UE'],
  // Arabic alef, without and with its marks.
  ['\u0627', 'A'],
  ['\u0671', 'A'],
  ['\u0623', 'A'],
  ['\u0625', 'I'],
  ['\u0622', 'AA'],
]);

/**
 * A name in the letters A to Z and single blanks, as passports write it: `O’Brien-Müller` is `OBRIEN MUELLER`. Other
 * scripts are transliterated letter by letter, so the passport may have another spelling. A name without letters is
 * `X`.
 */
export function latinName(name: string): string {
  const spelled = name
    .normalize('NFC')
    .toUpperCase()
    .replaceAll(/./gu, (letter) => PASSPORT_SPELLINGS.get(letter) ?? letter);
  const letters = anyAscii(spelled)
    .toUpperCase()
    .replaceAll(/['`]/g, '')
    .replaceAll(/[^A-Z]+/g, ' ')
    .trim();
  return letters || 'X';
}
