import { setTimeout as sleep } from 'node:timers/promises';
import { readTables } from '../checker/tables.ts';
import type { Watchers } from '../passengers/watchers.ts';
import { countUnfinished, type Unfinished } from './count-unfinished.ts';

/** Enough for a hold and its lease, pending payments, and repairs that take a minute. */
const QUIET_WITHIN_MS = 150_000;
/** Mail may take longer: each retry waits longer than the one before. */
const MAILED_WITHIN_MS = 300_000;
const SEEN_WITHIN_MS = 15_000;
const POLL_MS = 500;

/** The milliseconds until a system came to rest; null if this took too long. */
interface Quiet {
  /** Until no order was live and no seat held. */
  readonly quietAfterMs: number | null;
  /** Until no mail was due, either. */
  readonly mailedAfterMs: number | null;
}

/** Waits until no order is live, no seat held and no mail due, and then until every viewer has the last change. */
export async function untilQuiet(databaseUrl: string, watchers: Watchers): Promise<Quiet> {
  const from = Date.now();
  const timeUntil = async (isQuiet: (unfinished: Unfinished) => boolean, withinMs: number) => {
    while (!isQuiet(await countUnfinished(databaseUrl))) {
      if (Date.now() - from > withinMs) return null;
      await sleep(POLL_MS);
    }
    return Date.now() - from;
  };
  const quietAfterMs = await timeUntil(({ orders, seats }) => orders + seats === 0, QUIET_WITHIN_MS);
  if (quietAfterMs === null) return { quietAfterMs, mailedAfterMs: null };
  const mailedAfterMs = await timeUntil(({ mails }) => mails === 0, MAILED_WITHIN_MS);
  const tables = await readTables(databaseUrl);
  for (const until = Date.now() + SEEN_WITHIN_MS; !watchers.haveSeen(tables) && Date.now() < until; )
    await sleep(POLL_MS);
  return { quietAfterMs, mailedAfterMs };
}
