import type { DeckView } from '@jumpseat/booking/contracts';
import { LANGUAGES } from '@jumpseat/texts';
import { languageCode } from '#language/language.ts';
import { drawAircraft, PICTURE } from './aircraft-drawing.ts';

/** What a preview of a page shows: words above an aircraft. */
export interface Preview {
  readonly title: string;
  readonly line: string;
  readonly decks: readonly DeckView[];
}

/** The longest title, in characters, for each font size, in pixels. */
const SIZES = [
  [18, 92],
  [26, 74],
  [Number.POSITIVE_INFINITY, 58],
] as const;

const MARK = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" width="56" height="56">
  <rect width="32" height="32" rx="8.5" fill="#ffffff"/>
  <path d="M10.6 7.4 12.5 17a3.2 3.2 0 0 0 3.1 2.6h6.4" fill="none" stroke="#1a4fc9" stroke-width="3.4" stroke-linecap="round" stroke-linejoin="round"/>
  <path d="M9.5 25.2c4.2-1 8.8-1 13 0" fill="none" stroke="#ffb547" stroke-width="2.6" stroke-linecap="round"/>
</svg>`;

const bytesOf = (svg: string) => new TextEncoder().encode(svg);

/** Returns a preview, in the current language, as the tree of nodes that the renderer draws. */
export function layOut({ title, line, decks }: Preview) {
  const size = SIZES.find(([longest]) => title.length <= longest)?.[1] ?? SIZES[0][1];
  const { direction } = LANGUAGES[languageCode()];
  // Letters that are joined, as in Arabic, keep their distance.
  const tight = (letterSpacing: string) => (direction === 'rtl' ? {} : { letterSpacing });
  const text = (words: string, style: object) => ({ type: 'text' as const, text: words, style });
  return {
    type: 'container' as const,
    style: { ...PICTURE, position: 'relative', direction, color: '#ffffff', fontFamily: 'Inter, "Noto Sans Arabic"' },
    children: [
      { type: 'image' as const, src: bytesOf(drawAircraft(decks)), ...PICTURE, style: { position: 'absolute' } },
      {
        type: 'container' as const,
        style: { position: 'absolute', left: 64, top: 56, width: 1_072, display: 'flex', flexDirection: 'column' },
        children: [
          {
            type: 'container' as const,
            style: { display: 'flex', alignItems: 'center', gap: 18 },
            children: [
              { type: 'image' as const, src: bytesOf(MARK), width: 56, height: 56 },
              text('Jumpseat', { fontSize: 36, fontWeight: 700, letterSpacing: '-0.02em' }),
            ],
          },
          text(title, { marginTop: 30, fontSize: size, fontWeight: 700, lineHeight: 1.1, ...tight('-0.03em') }),
          text(line, { marginTop: 14, fontSize: 32, fontWeight: 500, color: '#c3d3f2' }),
        ],
      },
    ],
  };
}
