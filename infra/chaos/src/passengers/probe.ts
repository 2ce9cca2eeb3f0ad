import { setTimeout as sleep } from 'node:timers/promises';
import { PROBE_FLIGHT, probeSeats } from './flights.ts';
import { OrderClient } from './order-client.ts';
import type { Rest } from './rest.ts';

const EVERY_MS = 500;
/** So many may wait at a time: one that waits must not keep the next from finding out that all is well again. */
const AT_ONCE = 12;

/** Holds one seat after another and lets it go, whatever becomes of the one before: tells when seats can be held. */
export async function probe(rest: Rest, signal: AbortSignal): Promise<void> {
  const seats = probeSeats();
  const underway = new Set<Promise<void>>();
  for (let turn = 0; !signal.aborted; turn++) {
    if (underway.size < AT_ONCE) {
      const attempt = once(rest, turn, seats[turn % seats.length] ?? '').finally(() => underway.delete(attempt));
      underway.add(attempt);
    }
    await sleep(EVERY_MS, undefined, { signal }).catch(() => undefined);
  }
  await Promise.all(underway);
}

async function once(rest: Rest, turn: number, seat: string): Promise<void> {
  const order = new OrderClient(rest, 'trpc', { passenger: 'probe', flightId: PROBE_FLIGHT, name: `probe-${turn}` });
  const { answer } = await order.create([seat]);
  if (answer?.status === 'SEATS_RESERVED') await order.cancel();
}
