import { setTimeout as sleep } from 'node:timers/promises';
import { step } from '@jumpseat/dev/steps';
import { checkSystem } from '../checker/check-system.ts';
import { readTables } from '../checker/tables.ts';
import { FaultInjector } from '../faults/fault-injector.ts';
import { schedule } from '../faults/schedule.ts';
import type { RunFlags } from '../flags.ts';
import type { Call } from '../passengers/call.ts';
import { createFlights, Flights, PROBE_FLIGHT } from '../passengers/flights.ts';
import { Passenger } from '../passengers/passenger.ts';
import { probe } from '../passengers/probe.ts';
import { RecordingClient } from '../passengers/recording-client.ts';
import { Watchers } from '../passengers/watchers.ts';
import { countUnfinished, type RunningSystem, type Unfinished } from '../servers/system.ts';
import { Progress } from './progress.ts';
import type { ChaosResults } from './results.ts';
import type { RunFolder } from './run-folder.ts';
import { countOf, faultRows, mailsOf, requestsOf } from './summarize.ts';
import { withTimelines } from './timeline.ts';

const MINUTE_MS = 60_000;
/** Enough for a hold and its lease, pending payments, and repairs that take a minute. */
const QUIET_WITHIN_MS = 150_000;
/** Mail may take longer: each retry waits longer than the one before. */
const MAILED_WITHIN_MS = 300_000;
const RECOVER_MS = 10_000;
const SEEN_WITHIN_MS = 15_000;
const POLL_MS = 500;

/**
 * Books on a system while faults strike it, waits until the system is at rest, and checks every promise.
 *
 * @param signal after it aborts, no process is restarted
 */
export async function runChaos(
  flags: RunFlags,
  { system, folder, signal }: { system: RunningSystem; folder: RunFolder; signal: AbortSignal },
): Promise<ChaosResults> {
  const startedAt = Date.now();
  const durationMs = flags.minutes * MINUTE_MS;
  await createFlights(system.databaseUrl);

  const calls: Call[] = [];
  const requests = new RecordingClient(system.url, (call) => {
    calls.push(call);
    folder.addCall(call);
  });
  const flights = new Flights();
  const outcomes = new Map<string, string[]>();
  const onOutcome = (kind: string, outcome: string) => outcomes.set(kind, [...(outcomes.get(kind) ?? []), outcome]);
  const passengers = Array.from(
    { length: flags.passengers },
    (_, number) => new Passenger(number, flags.seed, { requests, flights, onOutcome }),
  );
  const watchers = new Watchers(system.url);
  watchers.watch([PROBE_FLIGHT, ...flights.ids]);
  const injector = new FaultInjector(system, (struck) => folder.addFault(struck));
  signal.addEventListener('abort', () => injector.stop());
  const strikes = flags.faults ? schedule(flags.seed, durationMs) : [];
  const progress = new Progress({ durationMs, calls, injector, watchers });

  const stopBooking = new AbortController();
  const stopProbing = new AbortController();
  const watching = setInterval(() => watchers.watch(flights.ids), POLL_MS);
  try {
    const booking = Promise.all(passengers.map((each) => each.book(stopBooking.signal)));
    const probing = probe(requests, stopProbing.signal);
    await Promise.all([injector.run(strikes), sleep(durationMs)]);
    stopBooking.abort();
    // The system recovers from the last faults while passengers finish their orders.
    await Promise.all([booking, strikes.length > 0 && sleep(RECOVER_MS)]);
    stopProbing.abort();
    await probing;
  } finally {
    injector.stop();
    clearInterval(watching);
    progress.end();
  }

  const { quietAfterMs, mailedAfterMs } = await step('Waiting until everything is at rest', () =>
    untilQuiet(system.databaseUrl, watchers),
  );
  const mailbox = system.mail.received;
  await folder.writeMails(mailbox);
  const recorded = { calls, struck: injector.struck, mailbox };
  const found = await step('Reading histories, replaying and checking them', (note) =>
    checkSystem(system, recorded, (read) => read % 200 === 0 && note(`${read} histories`)),
  );
  const { tables, runs, replayed, seats, faultyHistories } = found;
  const violations = [...found.violations, ...watchers.violations, ...watchers.violationsAgainst(tables)];
  await watchers.leave();
  await folder.writeHistories(faultyHistories);
  const results: ChaosResults = {
    format: 1,
    seed: flags.seed,
    minutes: flags.minutes,
    passengers: flags.passengers,
    startedAt: new Date(startedAt).toISOString(),
    seconds: (Date.now() - startedAt) / 1_000,
    quietAfterMs,
    strikes: strikes.length,
    struck: injector.struck,
    faults: faultRows(injector.struck, calls),
    deaths: injector.unexpectedExits,
    orders: tables.orders.length,
    statuses: countOf(tables.orders.map(({ status }) => status)),
    outcomes: Object.fromEntries([...outcomes].map(([kind, each]) => [kind, countOf(each)])),
    requests: requestsOf(calls),
    viewers: { count: watchers.count, messages: watchers.messages },
    seats: { count: seats.seats, operations: seats.operations, undecided: seats.undecided },
    workflows: { runs: runs.length, replayed },
    mails: { ...mailsOf(tables.mails, mailbox), quietAfterMs: mailedAfterMs },
    violations: withTimelines(violations, { tables, ...recorded }),
  };
  await folder.writeResults(results);
  return results;
}

/** The milliseconds until a system came to rest; null if this took too long. */
interface Quiet {
  /** Until no order was live and no seat held. */
  readonly quietAfterMs: number | null;
  /** Until no mail was due, either. */
  readonly mailedAfterMs: number | null;
}

/** Waits until no order is live, no seat held and no mail due, and then until every viewer has the last change. */
async function untilQuiet(databaseUrl: string, watchers: Watchers): Promise<Quiet> {
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
