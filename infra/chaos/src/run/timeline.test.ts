import { expect, test } from 'vitest';
import { anAnswer } from '../../test/support/an-answer.ts';
import type { InjectedFault } from '../faults/fault.ts';
import type { Call } from '../passengers/call.ts';
import { withTimelines } from './timeline.ts';

const NOW = Date.UTC(2030, 0, 1, 12);
const look = (from: number, status: 'SEATS_RESERVED' | 'EXPIRED'): Call => ({
  passenger: 'p',
  act: 'look',
  convention: 'api',
  flightId: 'F1',
  orderId: 'o1',
  userId: null,
  seats: [],
  from: NOW + from,
  to: NOW + from + 5,
  answer: anAnswer({ status, version: 1 }),
});

test('a timeline has events, answers and faults in order, merges equal looks, and omits other orders and times', () => {
  const fault = { kind: 'kill', process: 'worker-1', forMs: 1_000 } as const;
  const injectedFaults: InjectedFault[] = [
    { fault, from: NOW + 1_000, to: NOW + 2_000 },
    { fault, from: NOW + 500_000, to: NOW + 501_000 },
  ];
  const calls = [
    look(0, 'SEATS_RESERVED'),
    look(100, 'SEATS_RESERVED'),
    look(3_000, 'EXPIRED'),
    { ...look(0, 'EXPIRED'), orderId: 'o2' },
  ];
  const expired = {
    orderId: 'o1',
    version: 2,
    event: { type: 'EXPIRED', at: new Date(NOW + 2_500).toISOString() },
  } as const;
  const violation = { invariant: 'i', about: { orderId: 'o1' }, detail: 'd' };
  const [found] = withTimelines([violation], { tables: { events: [expired as never] }, calls, injectedFaults });
  expect(found?.timeline).toEqual([
    '12:00:00.105  client got 200 SEATS_RESERVED version 1 for look by api, 2 times',
    '12:00:01.000  fault kill worker-1 1.0 s',
    '12:00:02.500  event 2 EXPIRED ',
    '12:00:03.005  client got 200 EXPIRED version 1 for look by api, sent at 00:03.000',
  ]);
});
