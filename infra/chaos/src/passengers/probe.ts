import { setTimeout as sleep } from 'node:timers/promises';
import { PROBE_FLIGHT, probeSeats } from './flights.ts';
import { OrderClient } from './order-client.ts';
import type { RecordingClient } from './recording-client.ts';

const EVERY_MS = 500;
/** Several, so that an attempt that hangs doesn't keep a later one from succeeding. */
const CONCURRENCY = 12;

/** Holds and releases one seat after another, without waiting for earlier attempts. Shows when seats can be held. */
export async function probe(requests: RecordingClient, signal: AbortSignal): Promise<void> {
  const seats = probeSeats();
  const attempts = new Set<Promise<void>>();
  for (let turn = 0; !signal.aborted; turn++) {
    if (attempts.size < CONCURRENCY) {
      const attempt = holdAndRelease(requests, turn, seats[turn % seats.length] ?? '').finally(() =>
        attempts.delete(attempt),
      );
      attempts.add(attempt);
    }
    await sleep(EVERY_MS, undefined, { signal }).catch(() => undefined);
  }
  await Promise.all(attempts);
}

async function holdAndRelease(requests: RecordingClient, turn: number, seat: string): Promise<void> {
  const order = new OrderClient(requests, 'trpc', {
    passenger: 'probe',
    flightId: PROBE_FLIGHT,
    name: `probe-${turn}`,
  });
  const { answer } = await order.create([seat]);
  if (answer?.status === 'SEATS_RESERVED') await order.cancel();
}
