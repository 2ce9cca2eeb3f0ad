import { expect, test } from 'vitest';
import { readScaleFlags, scaleHelp } from './flags.ts';
import { simulateBusyHour } from './model/busy-hour.ts';
import { capacityFor } from './model/capacity.ts';
import { costOf } from './model/cost.ts';
import { simulateRush } from './model/rush.ts';
import { viewerTier } from './model/viewers.ts';
import { bookingsReport } from './report/bookings.ts';
import { ALL_SETTINGS, DEFAULT_SETTINGS, type Settings } from './settings.ts';

const settings = (changed: Partial<Settings> = {}): Settings => ({ ...DEFAULT_SETTINGS, bookings: 500, ...changed });

test('the same seed gives the same report, another seed another one', () => {
  expect(bookingsReport(settings())).toBe(bookingsReport(settings()));
  expect(bookingsReport(settings({ seed: 2 }))).not.toBe(bookingsReport(settings()));
});

test('a million bookings a day fit the parts that it proposes', () => {
  const { use, hold } = simulateBusyHour(settings(), capacityFor(settings()));
  for (const share of use.values()) expect(share).toBeLessThan(DEFAULT_SETTINGS.targetUse);
  expect(hold.p99).toBeLessThan(1_000);
});

test("ten million a day are more than NOTIFY's lock can take, whatever else is added", () => {
  const report = bookingsReport(settings({ bookingsADay: 1e7 }));
  expect(report).toContain("First full: NOTIFY's lock");
  expect(report).toContain('these waits grow without end');
});

test('a part that is too small is named as the first that fills up', () => {
  expect(bookingsReport(settings({ workers: 1, temporalCores: 8 }))).toContain('First full: worker');
});

test('where nothing is ever finished, the report still says what is too small', () => {
  expect(bookingsReport(settings({ workers: 1, bookingsADay: 1e9 }))).toContain('First full: worker');
});

test('each passenger of a rush has one result, and no seat is sold twice', () => {
  const rush = settings({ passengers: 1_000, seatsAFlight: 180 });
  const { held, refused, overloaded } = simulateRush(rush, capacityFor(rush));
  expect(held.count).toBe(90);
  expect(held.count + refused.count + overloaded.count).toBe(1_000);
});

test('the nodes of the other regions have room for the viewers of one that fails', () => {
  const { nodes } = viewerTier(settings({ viewers: 3e6, regions: 3 }));
  expect((nodes * 2) / 3).toBeGreaterThanOrEqual(300);
});

test('what a booking costs is the sum of what it is made of, at the given prices', () => {
  const free = { coreHour: 0, gbOut: 0, gbMonth: 0, mailThousand: 0 };
  const { booking, viewers } = costOf(settings({ ...free, actions: 13, actionsMillion: 100 }));
  const sum = [...Object.values(booking), ...Object.values(viewers)].reduce((total, price) => total + price, 0);
  expect(sum).toBeCloseTo(0.0013, 10);
});

test('each setting is a flag, with its source in the help', () => {
  const { only, settings: read } = readScaleFlags(['--bookings-a-day', '5e6', '--only=rush', '--gb-out=0']);
  expect(only).toEqual(['rush']);
  expect(read).toEqual({ ...DEFAULT_SETTINGS, bookingsADay: 5e6, gbOut: 0 });
  const lines = scaleHelp().split('\n');
  expect(lines.filter((line) => /^ {2}--.*\((measured|derived|assumed|configured)\)$/.test(line))).toHaveLength(
    Object.keys(ALL_SETTINGS).length,
  );
});

test.each([
  [['--flights', '0'], '--flights can\'t be "0": it takes a whole number from 1 to 10000000'],
  [['--load-factor', '2'], '--load-factor can\'t be "2": it takes a number from 0.01 to 1'],
  [['--api', '1.5'], 'it takes a whole number'],
  [['--peak-factor', ''], '--peak-factor can\'t be ""'],
  [['--only', 'all'], '--only knows no "all"'],
  [['--fast'], "Unknown option '--fast'"],
])('%j is refused, and the message says what is taken', (args, message) => {
  expect(() => readScaleFlags(args)).toThrow(message);
  expect(() => readScaleFlags(args)).toThrow('npm run scale -- --help');
});
