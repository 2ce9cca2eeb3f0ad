import bidiJs, { type Bidi } from 'bidi-js';
import { fontOf, hasCharacter, type PaperFont, type Weight } from './fonts.ts';

/** Letters that are drawn together, in one font and one direction. */
export interface TextRun {
  readonly text: string;
  readonly font: PaperFont;
}

/** The direction of a text as a whole. `auto`: that of its first letter, as for names and codes. */
export type TextDirection = 'ltr' | 'rtl' | 'auto';

// Its types describe another build than the one that Node loads.
const bidi = (bidiJs as unknown as () => Bidi)();
/** Marks of direction and the like. Joiners are none of them: they change how Persian letters join. */
const INVISIBLE = /(?!\u200c|\u200d)\p{Cf}/u;
/** Keeps the font of the character before it, so that words aren't torn apart. */
const ATTACHED = /[\s\p{M}\u200c\u200d]/u;
/** Drawn in a character's place if no font has it. */
const PLACEHOLDER = '?';

/** A line of text as runs, in the order in which they stand from left to right. */
export function runsOf(line: string, weight: Weight, direction: TextDirection): TextRun[] {
  const embedding = bidi.getEmbeddingLevels(line, direction);
  const placeOf = new Map(bidi.getReorderedIndices(line, embedding).map((index, place) => [index, place]));
  const runs: (TextRun & { level: number; place: number })[] = [];
  for (const { character, index } of charactersOf(line)) {
    const level = embedding.levels[index] ?? 0;
    const last = runs.at(-1);
    const written = characterFor(character, weight, last?.font);
    if (last?.font === written.font && last.level === level) {
      runs[runs.length - 1] = { ...last, text: last.text + written.text };
    } else {
      runs.push({ ...written, level, place: placeOf.get(index) ?? index });
    }
  }
  // All characters of a run have neighbouring places, so the first one's place orders the runs.
  return runs
    .toSorted((a, b) => a.place - b.place)
    .map(({ text, font, level }) => ({ font, text: level % 2 === 1 ? leftward(text) : text }));
}

/** Whether the fonts have all letters of the text. */
export function canWrite(text: string): boolean {
  return charactersOf(text).every(({ character }) => fontOf(character, 400) !== undefined);
}

/** The visible characters with their positions. A character may be two units of a string. */
function charactersOf(text: string): { character: string; index: number }[] {
  return [...text.matchAll(/./gsu)]
    .map(({ 0: character, index }) => ({ character, index }))
    .filter(({ character }) => !INVISIBLE.test(character));
}

function characterFor(character: string, weight: Weight, before: PaperFont | undefined): TextRun {
  if (before && ATTACHED.test(character) && hasCharacter(before, character)) return { text: character, font: before };
  const font = fontOf(character, weight);
  if (font) return { text: character, font };
  const other = fontOf(PLACEHOLDER, weight);
  if (!other) throw new Error('no font has a question mark');
  return { text: PLACEHOLDER, font: other };
}

/** A run that reads leftwards, as fonts want it. They turn Arabic letters around, but not signs such as brackets. */
function leftward(text: string): string {
  if (/\p{L}/u.test(text)) return text;
  return Array.from(text, (sign) => bidi.getMirroredCharacter(sign) ?? sign)
    .reverse()
    .join('');
}
