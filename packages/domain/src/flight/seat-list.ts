import type { SeatList } from './aircraft.ts';

/** A row with the seats it has. */
interface Row {
  readonly label: string;
  readonly seats: readonly string[];
}

const RANGE = /^(\d+)-(\d+)$/;
const SEATS = /^(\d+)([A-Z]+)$/;

/** The row labels that a list of rows and ranges stands for: `1-3 5` is 1, 2, 3, 5. */
export function rowLabels(list: SeatList): string[] {
  return words(list).flatMap((word) => {
    const [, from, to] = RANGE.exec(word) ?? [];
    if (!from || !to) return [word];
    return Array.from({ length: Number(to) - Number(from) + 1 }, (_, index) => `${Number(from) + index}`);
  });
}

/**
 * The seats that a list names among those of `rows`. A word that names a row, or a seat, that is not there throws; a range of rows may
 * span numbers that are skipped.
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
  const [first, last] = [from, to].map((end) => rows.findIndex(({ label }) => label === end));
  if (first === undefined || last === undefined || first < 0 || last < first) {
    throw new Error(`rows ${word}: row ${first === -1 ? from : to} is not there, or comes first`);
  }
  return rows.slice(first, last + 1);
}

function words(list: string): string[] {
  return list.split(' ').filter(Boolean);
}
