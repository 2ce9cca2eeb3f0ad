import { expect, test } from 'vitest';
import { bareSentences, bareTexts } from './bare-text.ts';

test.each([
  ['<p>Choose a seat</p>', ['Choose a seat']],
  ['<p>{isHeld ? "held" : m.free}</p>', ['held']],
  [`<p>{\`for \${name}\`}</p>`, ['for …']],
  ['<button aria-label="Zoom in">+</button>', ['Zoom in']],
  ['<Notice title={isLate ? "Too late" : m.early} />', ['Too late']],
  ['{#if open}<p>Open</p>{:else}<p>{m.closed}</p>{/if}', ['Open']],
  ["<script>\nconst WORDS = 'Your time is over';\n</script>\n<p>{WORDS}</p>", ['Your time is over']],
])('a text in a template is found: %s', (template, texts) => {
  expect(bareTexts(template)).toEqual(texts);
});

test.each([
  '<p>{m.chooseSeat}</p>',
  '<p class="text-sm font-bold" data-testid="the price">{price} · {seat}</p>',
  '<p>{kind === "adult" ? m.adult : m.child}</p>',
  '<a href="/">Jumpseat</a>',
  '<p>{m.seats(3)} – {#each rows as row (row)}{row}{/each}</p>',
  '<style>.seat { color: red }</style>',
])('a template without a text of its own has none: %s', (template) => {
  expect(bareTexts(template)).toEqual([]);
});

test('a sentence in a script is found, unless only programmers see it', () => {
  expect(bareSentences(`const title = \`Flights from \${city}\`;`)).toEqual(['Flights from …']);
  expect(bareSentences("throw new Error('No seat has that code');\n// Don't say 'Try again later'.")).toEqual([]);
  expect(bareSentences("const look = 'grid gap-2 text-sm';")).toEqual([]);
});
