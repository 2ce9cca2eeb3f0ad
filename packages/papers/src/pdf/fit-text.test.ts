import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fitText } from './fit-text.ts';

/** As wide as typewritten letters. */
const widthOf = (text: string) => text.length;

test('a text that has room keeps its size', () => {
  expect(fitText('Ada Lovelace', { width: 240, size: 20, lines: 1 }, widthOf)).toEqual({
    lines: ['Ada Lovelace'],
    size: 20,
  });
});

test('a long text is broken at its blanks first, then its letters get smaller', () => {
  expect(fitText('Ada King Noel', { width: 80, size: 10, lines: 2 }, widthOf)).toEqual({
    lines: ['Ada King', 'Noel'],
    size: 10,
  });
  expect(fitText('Ada King Noel', { width: 65, size: 10, lines: 1 }, widthOf)).toEqual({
    lines: ['Ada King Noel'],
    size: 5,
  });
});

test('no word is lost, and no line is too wide while letters can get smaller', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b'), minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(fc.array(word, { minLength: 1 }), fc.integer({ min: 1, max: 3 }), (words, lines) => {
      const fitted = fitText(words.join(' '), { width: 100, size: 20, lines }, widthOf);
      expect(fitted.lines.join(' ')).toBe(words.join(' '));
      if (fitted.size <= 4) return;
      expect(fitted.lines.length).toBeLessThanOrEqual(lines);
      expect(Math.max(...fitted.lines.map(widthOf)) * fitted.size).toBeLessThanOrEqual(100);
    }),
  );
});
