import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canWrite, runsOf } from './text-runs.ts';

const textsOf = (...line: Parameters<typeof runsOf>) => runsOf(...line).map(({ text }) => text);

test('a text in one script is one run, with its blanks', () => {
  expect(textsOf('Ada King-Noel', 400, 'auto')).toEqual(['Ada King-Noel']);
  // Ahmad al-Ahmad.
  const name = '\u0623\u062d\u0645\u062f \u0627\u0644\u0623\u062d\u0645\u062f';
  expect(textsOf(name, 700, 'auto')).toEqual([name]);
});

test('each script has its font, and the letters stay in order', () => {
  const runs = runsOf('Łukasz Nguyễn Иванов', 400, 'ltr');
  expect(runs.map(({ text }) => text).join('')).toBe('Łukasz Nguyễn Иванов');
  expect(new Set(runs.map(({ font }) => font.name)).size).toBe(4);
});

test('an Arabic sentence begins at the right, and a code in it is read from left to right', () => {
  // Flight JS201 from Zurich.
  const flight = '\u0627\u0644\u0631\u062d\u0644\u0629';
  const from = '\u0645\u0646 \u0632\u064a\u0648\u0631\u062e';
  const runs = textsOf(`${flight} JS201 ${from}`, 400, 'rtl');
  expect(runs.map((run) => run.trim()).filter(Boolean)).toEqual([from, 'JS201', flight]);
});

test('signs in an Arabic text are turned around', () => {
  const year = '\u0633\u0646\u0629';
  expect(textsOf(`${year} (2026).`, 400, 'rtl').join('')).toBe(`.(2026)${year} `);
});

test.each(['2026-K7QW3P-1', '14A', '09:15'])('%s keeps its order on an Arabic page', (code) => {
  expect(textsOf(code, 400, 'auto')).toEqual([code]);
});

test('marks of direction are not drawn', () => {
  expect(textsOf('\u200e14A\u200f\u2068', 400, 'auto')).toEqual(['14A']);
});

test.each([
  ['Siobhán O’Sullivan', true],
  ['Παπαδόπουλος', true],
  ['प्रिया', true],
  ['\u0639\u0644\u06cc\u200c\u0631\u0636\u0627', true],
  ['王小明', false],
  ['𠮷', false],
  ['🙂', false],
  ['\u05d3\u05d5\u05d3', false],
])('whether %s can be drawn: %s', (text, expected) => {
  expect(canWrite(text)).toBe(expected);
});

test('whatever a text is made of, it can be drawn', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 20 }),
      fc.constantFrom('ltr', 'rtl', 'auto'),
      (text, direction) => {
        for (const { text: run, font } of runsOf(text, 400, direction)) {
          expect(font.font.layout(run).advanceWidth).toBeGreaterThanOrEqual(0);
        }
      },
    ),
    { numRuns: 30 },
  );
});
