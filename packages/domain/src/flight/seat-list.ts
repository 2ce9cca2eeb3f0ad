import type { SeatList } from './aircraft.ts';

interface Row {
  readonly label: string;
  readonly seats: readonly string[];
}

const RANGE = /^(\d+)-(\d+)$/;
const SEATS = /^(\d+)([A-Z]+)$/;

/** The row labels in a list of rows and ranges: `1-3 5` is 1, 2, 3, 5. */
export function rowLabels(list: SeatList): string[] {
  return words(list).flatMap((word) => {
    const [, from, to] = RANGE.exec(word) ?? [];
    if (!from || !to) return [word];
    return Array.from({ length: Number(to) - Number(from) + 1 }, (_, index) => `${Number(from) + index}`);
  });
}

/**
 * The seats of `rows` that a list names. Throws for a row or a seat that does not exist. A range of rows may span
 * skipped numbers.
 */
export function seatsIn(rows: readonly Row[], list: SeatList): string[] {
  return words(list).flatMap((word) => {
    const [, from, to] = RANGE.exec(word) ?? [];
    if (from && to) return between(rows, from, to, word).flatMap(({ seats }) => seats);
    const whole = rows.find(({ label }) => label === word);
    if (whole) return whole.seats;
    const [, label, letters = ''] = SEATS.exec(word) ?? [];
    const row = rows.find((each) => each.label === label);
    if (!row) throw new Error(`row ${label ?? word}: there is no such row`);
    return [...letters].map((letter) => {
      if (!row.seats.includes(`${label}${letter}`)) throw new Error(`row ${label}: there is no seat ${label}${letter}`);
      return `${label}${letter}`;
    });
  });
}

function between(rows: readonly Row[], from: string, to: string, word: string): readonly Row[] {
  const first = rows.findIndex(({ label }) => label === from);
  const last = rows.findIndex(({ label }) => label === to);
  if (first < 0 || last < first) {
    throw new Error(`rows ${word}: row ${first === -1 ? from : to} does not exist, or the range runs backwards`);
  }
  return rows.slice(first, last + 1);
}

function words(list: string): string[] {
  return list.split(' ').filter(Boolean);
}
