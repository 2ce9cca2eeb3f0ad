import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create, type Font } from 'fontkit';
import { unpackWoff } from './unpack-woff.ts';

export type Weight = 400 | 700;

/** A font of the letters of one or a few scripts. */
export interface PaperFont {
  /** Unique among all fonts. */
  readonly name: string;
  readonly font: Font;
}

/** The fonts, by where their files are. The first one that has a letter draws it. */
const FONTS = [
  'noto-sans/files/noto-sans-latin',
  'noto-sans-arabic/files/noto-sans-arabic-arabic',
  'noto-sans/files/noto-sans-latin-ext',
  'noto-sans/files/noto-sans-vietnamese',
  'noto-sans/files/noto-sans-cyrillic',
  'noto-sans/files/noto-sans-cyrillic-ext',
  'noto-sans/files/noto-sans-greek',
  'noto-sans/files/noto-sans-greek-ext',
  'noto-sans/files/noto-sans-devanagari',
] as const;

const { resolve } = createRequire(import.meta.url);
/** Fonts are parsed once per process, when a text needs them: parsing takes many times as long as a page. */
const loaded = new Map<string, PaperFont>();

/** The first font that has the character; undefined if none has. */
export function fontOf(character: string, weight: Weight): PaperFont | undefined {
  for (const file of FONTS) {
    const candidate = load(`${file}-${weight}-normal.woff`);
    if (hasCharacter(candidate, character)) return candidate;
  }
  return undefined;
}

export function hasCharacter({ font }: PaperFont, character: string): boolean {
  return font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0);
}

function load(file: string): PaperFont {
  const known = loaded.get(file);
  if (known) return known;
  const font = create(unpackWoff(readFileSync(resolve(`@fontsource/${file}`))));
  if ('fonts' in font) throw new Error(`${file} has several fonts`);
  keepCodePoints(font);
  const parsed = { name: file, font };
  loaded.set(file, parsed);
  return parsed;
}

/**
 * Gives each glyph the letter that it is used for now. fontkit keeps the letter of the first use, but Arabic letters
 * that differ in their dots share a glyph. Otherwise the text in a PDF would depend on earlier PDFs.
 */
function keepCodePoints(font: Font): void {
  const getGlyph = font.getGlyph.bind(font);
  font.getGlyph = (id, codePoints = []) => {
    const glyph = getGlyph(id, codePoints);
    if (glyph.codePoints.join() === codePoints.join()) return glyph;
    return Object.create(glyph, { codePoints: { value: codePoints } });
  };
}
