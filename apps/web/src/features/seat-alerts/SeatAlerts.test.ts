import { flushSync } from 'svelte';
import { expect, test, vi } from 'vitest';
import { aWatchedFlight } from './a-watched-flight.ts';
import { AlertMemory } from './alert-memory.ts';
import { MAX_ALERTS, SeatAlerts } from './seat-alerts.svelte.ts';

const CODES = ['12A', '12B', '12C', '14A', '14B', '14C'];

function aTab() {
  const items = new Map<string, string>();
  const storage = {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, text: string) => void items.set(key, text),
    removeItem: (key: string) => void items.delete(key),
  };
  return { items, memory: new AlertMemory(storage, 'JS201') };
}

/** A flight with all seats held by others, and a passenger who may wait for them. */
function aWait(tab = aTab()) {
  const flight = aWatchedFlight(Object.fromEntries(CODES.map((code) => [code, 'HELD' as const])));
  const alerts = new SeatAlerts(flight.seating);
  const onFree = vi.fn();
  const stop = alerts.watch(tab.memory, onFree);
  /** Others change seats, and the alerts follow. */
  function others(...change: Parameters<typeof flight.others>) {
    flight.others(...change);
    flushSync();
  }
  flushSync();
  return { ...flight, ...tab, others, alerts, onFree, stop };
}

test('a passenger who waits for a seat is notified once when it becomes free', () => {
  const { alerts, others, onFree } = aWait();
  alerts.toggle('12A');
  others('AVAILABLE', '12A', '12B');
  expect([alerts.free, onFree.mock.calls]).toEqual([['12A'], [['12A']]]);
  others('HELD', '12B');
  expect(onFree).toHaveBeenCalledOnce();
});

test('a seat that someone else takes again is waited for again', () => {
  const { alerts, others, onFree } = aWait();
  alerts.toggle('12A');
  others('AVAILABLE', '12A');
  others('HELD', '12A');
  expect([alerts.free, alerts.wanted]).toEqual([[], ['12A']]);
  others('AVAILABLE', '12A');
  expect(onFree).toHaveBeenCalledTimes(2);
});

test('a seat that is booked for good is waited for no longer, and the passenger learns so', () => {
  const { alerts, others, onFree } = aWait();
  alerts.toggle('12A');
  others('BOOKED', '12A');
  expect([alerts.wanted, alerts.booked]).toEqual([[], ['12A']]);
  alerts.dismiss(['12A']);
  expect([alerts.booked, onFree.mock.calls]).toEqual([[], []]);
});

test('a passenger who gets the seat waits no longer', () => {
  const { alerts, others, seating, items } = aWait();
  alerts.toggle('12A');
  others('AVAILABLE', '12A');
  seating.take('12A');
  flushSync();
  expect([alerts.wanted, alerts.free, alerts.booked, items.size]).toEqual([[], [], [], 0]);
});

test('a passenger who stops waiting gets no notice', () => {
  const { alerts, others, onFree } = aWait();
  alerts.toggle('12A');
  alerts.toggle('12A');
  others('AVAILABLE', '12A');
  expect([alerts.isOn('12A'), alerts.free, onFree.mock.calls]).toEqual([false, [], []]);
});

test('a passenger can wait for five seats at a time', () => {
  const { alerts } = aWait();
  for (const code of CODES) alerts.toggle(code);
  expect([alerts.wanted, alerts.isFull]).toEqual([CODES.slice(0, MAX_ALERTS), true]);
  alerts.toggle('12B');
  alerts.toggle('14C');
  expect(alerts.isOn('14C')).toBe(true);
});

test('a reload of the tab keeps what it waits for, and tells what has happened since', () => {
  const tab = aTab();
  const before = aWait(tab);
  before.alerts.toggle('12A');
  before.alerts.toggle('12B');
  before.stop();
  const after = aWait(tab);
  expect(after.alerts.wanted).toEqual(['12A', '12B']);
  after.others('AVAILABLE', '12A');
  expect(after.onFree.mock.calls).toEqual([['12A']]);
});

test('seats that the flight does not have are not waited for', () => {
  const tab = aTab();
  tab.memory.remember(['99Z', '12A']);
  expect(aWait(tab).alerts.wanted).toEqual(['12A']);
});

test('a passenger can ask about a held seat, and the answer changes with the seat', () => {
  const { alerts, others } = aWait();
  alerts.ask('12A');
  expect(alerts.asked).toBe('12A');
  others('AVAILABLE', '12A');
  expect([alerts.asked, alerts.free]).toEqual([null, ['12A']]);
  alerts.dismiss(['12A']);
  expect(alerts.free).toEqual([]);
});

test('a passenger who gets the seat they asked about is not offered it when they remove it', () => {
  const { alerts, others, seating, chosen, onFree } = aWait();
  alerts.ask('12A');
  others('AVAILABLE', '12A');
  seating.take('12A');
  flushSync();
  chosen.delete('12A');
  flushSync();
  expect([alerts.free, onFree.mock.calls]).toEqual([[], []]);
});

test('a page that has stopped watching notifies nobody', () => {
  const { alerts, others, onFree, stop } = aWait();
  alerts.toggle('12A');
  flushSync();
  stop();
  others('AVAILABLE', '12A');
  expect(onFree).not.toHaveBeenCalled();
});
