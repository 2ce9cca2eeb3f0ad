import type { DeckView } from '@jumpseat/booking/contracts';
import { LAYOUT_IDS, layoutOf, seatsOf } from '@jumpseat/domain';
import { describe, expect, test } from 'vitest';
import { type Box, type DeckPlan, planDeck, SCALE } from './deck-plan.ts';

/** The least size of a target for a finger, in CSS pixels. */
const TARGET_PX = 36;

const plansOf = (id: string) => layoutOf(id).decks.map((deck) => planDeck(deck as DeckView));

function overlaps(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

function clashes({ seats, fixtures }: DeckPlan): string[] {
  const boxes = [
    ...seats.map((seat) => ({ ...seat, name: seat.code })),
    ...fixtures.map((f) => ({ ...f, name: f.kind })),
  ];
  return boxes.flatMap((a, index) =>
    boxes.slice(index + 1).flatMap((b) => (overlaps(a, b) ? [`${a.name} ${b.name}`] : [])),
  );
}

describe.each(LAYOUT_IDS)('%s', (id) => {
  const plans = plansOf(id);

  test('every seat is drawn once, and nothing overlaps', () => {
    const drawn = plans.flatMap(({ seats }) => seats.map(({ code }) => code));
    expect(drawn).toEqual(seatsOf(layoutOf(id)).map(({ code }) => code));
    expect(plans.flatMap(clashes)).toEqual([]);
  });

  test('every seat is a target of 36 px without zooming', () => {
    for (const { seats } of plans) {
      const smallest = Math.min(...seats.flatMap(({ width, height }) => [width * SCALE, height * SCALE]));
      expect(smallest).toBeGreaterThanOrEqual(TARGET_PX);
    }
  });

  test('the map draws a short arc of the nose, and everything behind it', () => {
    for (const { seen, straight, height, seats, fixtures } of plans) {
      expect(seen.from).toBeGreaterThan(0);
      expect(straight.from - seen.from).toBeLessThan(30);
      expect(seen.to).toBeLessThanOrEqual(height);
      for (const box of [...seats, ...fixtures]) {
        expect(box.y).toBeGreaterThan(seen.from);
        expect(box.y + box.height).toBeLessThan(seen.to);
      }
    }
  });

  test('everything is between the walls and on the straight part of the fuselage', () => {
    for (const { width, straight, seats, fixtures, exits } of plans) {
      for (const box of [...seats, ...fixtures]) {
        expect(box.x).toBeGreaterThan(0);
        expect(box.x + box.width).toBeLessThan(width);
        expect(box.y).toBeGreaterThanOrEqual(straight.from);
        expect(box.y + box.height).toBeLessThanOrEqual(straight.to);
      }
      for (const { y } of exits) expect(y).toBeLessThan(straight.to);
    }
  });
});

test('the seats of a row are in line, and rows follow each other from nose to tail', () => {
  const [deck] = plansOf('a320neo');
  const rows = deck?.cabins.flatMap(({ rows }) => rows) ?? [];
  const twelve = rows.find(({ label }) => label === '12');
  expect(twelve?.seats.map(({ column }) => column)).toEqual(['A', 'B', 'C', 'D', 'E', 'F']);
  expect(new Set(twelve?.seats.map(({ y }) => y)).size).toBe(1);
  expect(rows.map(({ y }) => y)).toEqual(rows.map(({ y }) => y).toSorted((a, b) => a - b));
});

test('wings and exits are at the rows that the aircraft names', () => {
  const [main, upper] = plansOf('a380-800');
  expect(main?.wings?.from).toBe(main?.cabins[0]?.rows.find(({ label }) => label === '54')?.y);
  expect(upper?.wings?.to).toBe(upper?.cabins[1]?.rows.find(({ label }) => label === '17')?.y);
  const [atr] = plansOf('atr72-600');
  expect(atr?.exits[0]?.y).toBe(atr?.cabins[0]?.rows[0]?.y);
  expect(atr?.exits.length).toBe(4);
});
