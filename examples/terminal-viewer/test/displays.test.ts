import { EventEmitter } from 'node:events';
import type { WriteStream } from 'node:tty';
import type { FlightView, WatchState } from '@jumpseat/client';
import { expect, test } from 'vitest';
import { inLines, onScreen } from '../src/displays.ts';

const rows = ['1', '2', '3'].map((label) => ({
  label,
  exit: label === '2',
  places: [{ code: `${label}A`, column: 'A' }, null, { code: `${label}C`, column: 'C' }],
}));
const cabins = [{ id: 'economy', name: 'Economy', columns: ['A', null, 'C'], rows }];
const flight = {
  id: 'T1',
  origin: 'ZRH',
  destination: 'LIS',
  departsLocal: '2030-01-01T12:00',
  aircraft: 'Toy',
  decks: [{ name: 'Main deck', cabins }],
} as unknown as FlightView;

function live(version: number, seats: Record<string, 'AVAILABLE' | 'HELD' | 'BOOKED'>) {
  return { status: 'live', value: { version, seats }, error: undefined } satisfies WatchState<unknown>;
}

/** A terminal that records what is written to it. */
class Terminal extends EventEmitter {
  readonly written: string[] = [];
  rows: number;

  constructor(rows: number) {
    super();
    this.rows = rows;
  }

  write(text: string) {
    this.written.push(text);
  }
}

function screen(height: number) {
  const terminal = new Terminal(height);
  return { terminal, display: onScreen(terminal as unknown as WriteStream, flight, (_, text) => text) };
}

test('on a screen, the map is redrawn in place from the top', () => {
  const { terminal, display } = screen(40);
  display.show({ status: 'loading', value: undefined, error: undefined });
  display.show(live(1, { '1A': 'AVAILABLE', '1C': 'HELD', '2A': 'BOOKED' }));
  const [, first, second] = terminal.written;
  expect(first).toContain('\nconnecting\x1b[K');
  expect(second?.startsWith('\x1b[HT1  ZRH → LIS')).toBe(true);
  expect(second).toContain('      A   C\x1b[K\n  1   ○   ◐\x1b[K\n  2 ‹ ●     ›\x1b[K');
});

test('an aircraft with two decks has a heading for each deck', () => {
  const terminal = new Terminal(40);
  const decks = ['Upper deck', 'Main deck'].map((name) => ({ name, cabins }));
  inLines(terminal, { ...flight, decks } as unknown as FlightView).show(live(1, {}));
  expect(terminal.written).toEqual(expect.arrayContaining(['Upper deck, economy\n', 'Main deck, economy\n']));
});

test('a small window shows the lines that fit and a hint, and the rest after it is enlarged', () => {
  const { terminal, display } = screen(6);
  display.show(live(1, { '1A': 'AVAILABLE' }));
  expect(terminal.written.at(-1)?.split('\n')).toHaveLength(6);
  expect(terminal.written.at(-1)).toContain('more lines: enlarge the window');
  terminal.rows = 40;
  terminal.emit('resize');
  expect(terminal.written.at(-1)).toContain('○ free   ◐ held   ● booked   ‹ › exit');
});

test('the terminal is restored at the end', () => {
  const { terminal, display } = screen(40);
  display.show(live(1, {}));
  display.close();
  expect(terminal.written[0]).toBe('\x1b[?1049h\x1b[?25l\x1b[?7l');
  expect(terminal.written.at(-1)).toBe('\x1b[?7h\x1b[?25h\x1b[?1049l');
  expect(terminal.listenerCount('resize')).toBe(0);
});

test('in a pipe, each change and each lost connection is one line', () => {
  const terminal = new Terminal(0);
  const display = inLines(terminal, flight);
  const one = live(1, { '1A': 'AVAILABLE', '1C': 'HELD' });
  display.show(one);
  const map = terminal.written.length;
  display.show({ ...one, status: 'stale' });
  display.show(one);
  display.show(live(3, { '1A': 'BOOKED', '1C': 'AVAILABLE' }));
  expect(terminal.written.slice(map)).toEqual([
    'not live, reconnecting\n',
    'live again\n',
    '1A booked, 1C free (1 of 2 seats free)\n',
  ]);
});
