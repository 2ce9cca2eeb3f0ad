import { layoutOf, type SeatFact, seatFacts } from '@jumpseat/domain';
import { expect, test } from 'vitest';
import { inLanguage } from '#testing/in-language.ts';
import { factsInWords, factWords, tellingFacts } from './seat-facts-words.ts';

test.each<[SeatFact, string]>([
  [{ type: 'EXIT_ROW' }, 'Exit row: bags go overhead'],
  [{ type: 'NEAR_LAVATORY', rows: 2, where: 'behind' }, 'Lavatory 2 rows behind'],
  [{ type: 'NEAR_GALLEY', rows: 1, where: 'ahead' }, 'Galley right ahead'],
  [{ type: 'NEAR_EXIT', rows: 3, where: 'ahead' }, 'Exit 3 rows ahead'],
  [{ type: 'SUN', side: 'sunny' }, 'Sunny side for most of the flight'],
  [{ type: 'SUN', side: 'shady' }, 'Shady side for most of the flight'],
  [{ type: 'OVER_WING' }, 'Over the wing'],
  [{ type: 'RECLINE', amount: 'flat' }, 'Reclines to a flat bed'],
  [{ type: 'RECLINE', amount: 'full' }, 'Full recline'],
  [{ type: 'WIDTH', cm: 46 }, '46 cm wide'],
  [{ type: 'PITCH', cm: 76 }, '76 cm between rows'],
])('a passenger reads %o as %s', (fact, words) => {
  expect(factWords(fact)).toBe(words);
});

test('a passenger reads at most four facts of a seat, the most telling first', () => {
  const facts = seatFacts(layoutOf('a320neo'), '9F', 'right');
  expect(tellingFacts(facts)).toEqual(['Over the wing', 'Limited recline', '46 cm wide', '76 cm between rows']);
  expect(tellingFacts(seatFacts(layoutOf('a320neo'), '30F', 'right'))).toEqual([
    'Lavatory right behind',
    'Galley right behind',
    'Sunny side for most of the flight',
    '46 cm wide',
  ]);
});

test('a screen reader hears the facts as sentences, and nothing where there are none', () => {
  expect(factsInWords([{ type: 'OVER_WING' }, { type: 'WIDTH', cm: 46 }])).toBe('Over the wing. 46 cm wide.');
  expect(factsInWords([])).toBe('');
});

test('an Arabic passenger reads how far away something is, with the form of rows that the number needs', async () => {
  await inLanguage('ar');
  const exit = (rows: number) => factWords({ type: 'NEAR_EXIT', rows, where: 'ahead' });
  expect([1, 2, 3].map(exit)).toEqual([
    'المخرج أمام المقعد مباشرة',
    'المخرج أمام المقعد على بُعد صفين',
    'المخرج أمام المقعد على بُعد 3 صفوف',
  ]);
});
