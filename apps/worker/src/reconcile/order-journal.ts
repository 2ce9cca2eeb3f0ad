import type { OrderEntry, OrderInput, OrderTurnResult } from '@jumpseat/booking/contracts';
import { type Order, openOrder } from '@jumpseat/domain';
import type { History } from '@temporalio/common/lib/proto-utils.js';
import { inputOf, stepsOf } from './history.ts';

/** What the histories of an order's workflow know of it. */
export interface OrderJournal {
  readonly orderId: string;
  readonly flightId: string;
  /** Whether its newest run is open. */
  readonly isRunning: boolean;
  /** The order before its first entry; null if the oldest known run restarted a recorded order. */
  readonly opened: Order | null;
  /** The entries by the version that each leads to. */
  readonly entries: ReadonlyMap<number, OrderEntry>;
  /** The newest version that the workflow has reached; 0 if it has recorded nothing. */
  readonly version: number;
}

/** Reads the journal of an order from the histories of its runs, the oldest first. */
export function readOrderJournal(histories: readonly History[], isRunning: boolean): OrderJournal {
  const entries = new Map<number, OrderEntry>();
  let opened: Order | null = null;
  let version = 0;
  let about = { orderId: '', flightId: '' };
  for (const history of histories) {
    const { input, startedAt } = inputOf<OrderInput>(history);
    about = { orderId: input.orderId, flightId: input.flight.id };
    if (!input.recorded) opened = openedBy(input, startedAt);
    let reached = input.recorded?.version ?? 0;
    for (const entry of entriesIn(history)) entries.set(++reached, entry);
    version = Math.max(version, reached);
  }
  return { ...about, isRunning, opened, entries, version };
}

/** The entries after `version`, the oldest first; null if one is not known. */
export function entriesAfter({ entries, version: newest }: OrderJournal, version: number): OrderEntry[] | null {
  const found: OrderEntry[] = [];
  for (let next = version + 1; next <= newest; next++) {
    const entry = entries.get(next);
    if (!entry) return null;
    found.push(entry);
  }
  return found;
}

/** The order as its workflow opens it. */
function openedBy({ orderId: id, flight, userId, guestId, policy, party, cabin }: OrderInput, now: number): Order {
  return openOrder({ id, flightId: flight.id, userId, guestId, chooser: { party, cabin }, policy, now });
}

function* entriesIn(history: History): Generator<OrderEntry> {
  for (const step of stepsOf(history)) {
    if (step.type !== 'LOCAL_RESULT' || step.activity !== 'takeOrderTurn') continue;
    const result = step.result as OrderTurnResult;
    if (result.type === 'RECORDED') yield result.entry;
  }
}
