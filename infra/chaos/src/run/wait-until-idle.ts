import { setTimeout as sleep } from 'node:timers/promises';
import { readTables } from '../checker/tables.ts';
import type { Viewers } from '../passengers/viewers.ts';
import { countUnfinished, type Unfinished } from './count-unfinished.ts';

/** Enough for a hold and its lease, pending payments, and repairs that take a minute. */
const IDLE_WITHIN_MS = 150_000;
/** Mail may take longer: each retry waits longer than the one before. */
const MAIL_IDLE_WITHIN_MS = 300_000;
const SEEN_WITHIN_MS = 15_000;
const POLL_MS = 500;

/** The milliseconds until a system was idle; null if this took too long. */
export interface IdleTimes {
  /** Until no order was live and no seat held. */
  readonly idleAfterMs: number | null;
  /** Until no mail was due, either. */
  readonly mailIdleAfterMs: number | null;
}

/** Waits until no order is live, no seat held and no mail due, and then until every viewer has the last change. */
export async function waitUntilIdle(databaseUrl: string, viewers: Viewers): Promise<IdleTimes> {
  const from = Date.now();
  const timeUntil = async (isIdle: (unfinished: Unfinished) => boolean, withinMs: number) => {
    while (!isIdle(await countUnfinished(databaseUrl))) {
      if (Date.now() - from > withinMs) return null;
      await sleep(POLL_MS);
    }
    return Date.now() - from;
  };
  const idleAfterMs = await timeUntil(({ orders, seats }) => orders + seats === 0, IDLE_WITHIN_MS);
  if (idleAfterMs === null) return { idleAfterMs, mailIdleAfterMs: null };
  const mailIdleAfterMs = await timeUntil(({ mails }) => mails === 0, MAIL_IDLE_WITHIN_MS);
  const tables = await readTables(databaseUrl);
  for (const until = Date.now() + SEEN_WITHIN_MS; !viewers.haveSeen(tables) && Date.now() < until; )
    await sleep(POLL_MS);
  return { idleAfterMs, mailIdleAfterMs };
}
