/** Letters that people write in another way, and that Unicode can't take apart. Escaped where they read leftwards. */
const SPELLINGS: ReadonlyMap<string, string> = new Map([
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ø', 'o'],
  ['ł', 'l'],
  ['đ', 'd'],
  ['ð', 'd'],
  ['þ', 'th'],
  ['ħ', 'h'],
  // Turkish i without a dot.
  ['ı', 'i'],
  // Greek sigma at the end of a word.
  ['ς', 'σ'],
  // Arabic alef wasla becomes alef, alef maksura becomes yeh, teh marbuta becomes heh.
  ['\u0671', '\u0627'],
  ['\u0649', '\u064a'],
  ['\u0629', '\u0647'],
  // Persian yeh and kaf become Arabic ones.
  ['\u06cc', '\u064a'],
  ['\u06a9', '\u0643'],
]);

/** Marks, blanks and signs. Modifier letters too: some apostrophes are letters for Unicode, and so is the tatweel. */
const IGNORED = /[^\p{L}]|\p{Lm}/gu;

/** Passports write ä, ö, ü, æ and ø as AE, OE and UE, and å as AA. Both spellings lose the second letter. */
const PASSPORT_SPELLINGS = /([aou])e|(a)a/g;

/**
 * What names have in common that people spell differently: case, accents, blanks and signs don't count. Empty for a
 * text without letters, so an empty key must never find anyone.
 */
export function nameKey(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(IGNORED, '')
    .replaceAll(/./gu, (letter) => SPELLINGS.get(letter) ?? letter)
    .replaceAll(PASSPORT_SPELLINGS, '$1$2');
}
