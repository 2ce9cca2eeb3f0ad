import { layoutOf, proposeSeats, seatsOf } from '@jumpseat/domain';
import { expect, test } from 'vitest';

test('a party gets proposals for 517 seats within milliseconds', () => {
  const { decks } = layoutOf('a380-800');
  const codes = seatsOf({ decks }).map(({ code }) => code);
  const occupancies = {
    empty: () => true,
    'every second seat': (index: number) => index % 2 === 0,
    'three of seven': (index: number) => index % 7 < 3,
  };
  for (const [name, isFree] of Object.entries(occupancies)) {
    const free = new Set(codes.filter((_, index) => isFree(index)));
    const took = [1, 2, 3, 5, 9].flatMap((size) =>
      Array.from({ length: 20 }, () => {
        const start = performance.now();
        proposeSeats({ decks, free }, Array(size).fill({ kind: 'adult' }), { prefer: ['window', 'aisle'] }, 9);
        return performance.now() - start;
      }),
    );
    const [median = 0, slow = 0] = [0.5, 0.95].map(
      (part) => took.toSorted((a, b) => a - b)[Math.floor(took.length * part)],
    );
    console.info(`seats proposed on 517, ${name}: ${median.toFixed(2)} ms, 95 of 100 within ${slow.toFixed(2)} ms`);
    expect(median).toBeLessThan(25);
  }
});
