import type { OrderView } from '@jumpseat/booking/contracts';
import { type NoticeText, noticeOf } from '#messages/notice.ts';
import type { OrderMemory } from './order-memory.ts';
import { type SelectionClient, SelectionStore } from './selection-store.svelte.ts';

/** What became of the seats of an ended order. */
export interface HeldAgain {
  /** The order that holds the seats that were still free; null if there is none. */
  readonly order: OrderView | null;
  /** The seats that someone else has now. */
  readonly gone: readonly string[];
  /** Why the seats could not be held, if not because they are gone. */
  readonly problem: NoticeText | null;
}

/** Holds the seats of an ended order again, as far as they are free. If the browser has an open order, they join it. */
export async function holdAgain(
  ended: OrderView,
  client: SelectionClient,
  memory: OrderMemory,
  page: Document,
): Promise<HeldAgain> {
  const selection = new SelectionStore(ended.flightId);
  const stop = selection.connect(client, memory, page);
  try {
    await selection.holdAgain(ended);
    const { order, held, pending } = selection;
    const missing = ended.seats.filter((seat) => !held.has(seat));
    if (missing.length === 0) return { order, gone: [], problem: null };
    // This selection ends here, so nothing would send the seats when the connection is back.
    const notice = pending ? noticeOf({ code: 'UNAVAILABLE' }) : selection.notice;
    return notice?.lost ? { order, gone: missing, problem: null } : { order, gone: [], problem: notice };
  } finally {
    stop();
  }
}
