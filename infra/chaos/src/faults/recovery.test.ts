import { expect, test } from 'vitest';
import { anAnswer } from '../../test/support/an-answer.ts';
import type { Call } from '../passengers/call.ts';
import type { Fault, InjectedFault } from './fault.ts';
import { recoveries } from './recovery.ts';

const probe = (from: number, to: number, isGranted = true): Call => ({
  passenger: 'probe',
  act: 'create',
  convention: 'trpc',
  flightId: 'P',
  orderId: `o${from}`,
  userId: null,
  seats: ['A1'],
  from,
  to,
  answer: anAnswer(isGranted ? { status: 'SEATS_RESERVED', retryAfter: true } : { http: 503, retryAfter: true }),
});
const injected = (fault: Fault, from: number, to: number): InjectedFault => ({ fault, from, to });
const killWorker: Fault = { kind: 'kill', process: 'worker-1', forMs: 0 };
const killPostgres: Fault = { kind: 'kill', process: 'postgres', forMs: 0 };

test('recovery counts from the strike if a replica can take over, else from the end of the fault', () => {
  const probes = [probe(900, 950), probe(1_100, 1_200, false), probe(1_300, 3_000)];
  expect(recoveries([injected(killWorker, 1_000, 2_500)], probes)).toEqual([
    { kind: 'kill worker', ms: 2_000, alone: true },
  ]);
  expect(recoveries([injected(killPostgres, 1_000, 2_500)], probes)).toEqual([
    { kind: 'kill postgres', ms: 500, alone: true },
  ]);
  // The only Temporal server has no number.
  for (const [process, ms] of [
    ['temporal', 500],
    ['temporal-1', 2_000],
  ] as const) {
    const fault = { kind: 'pause', process, forMs: 0 } as const;
    expect(recoveries([injected(fault, 1_000, 2_500)], probes)).toEqual([{ kind: 'pause temporal', ms, alone: true }]);
  }
});

test('a recovery tells if another fault struck meanwhile, and if no seat was held again', () => {
  const both = [injected(killWorker, 1_000, 2_000), injected(killPostgres, 1_500, 1_800)];
  expect(recoveries(both, [probe(1_900, 2_100)]).map(({ alone }) => alone)).toEqual([false, false]);
  expect(recoveries([injected(killWorker, 1_000, 2_000)], [])).toEqual([
    { kind: 'kill worker', ms: null, alone: true },
  ]);
});
