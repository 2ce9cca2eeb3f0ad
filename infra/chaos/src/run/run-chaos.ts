import { setTimeout as sleep } from 'node:timers/promises';
import { step } from '@jumpseat/dev/steps';
import { checkSystem } from '../checker/gather.ts';
import { readTables } from '../checker/tables.ts';
import { schedule } from '../faults/schedule.ts';
import { Striker } from '../faults/striker.ts';
import type { RunFlags } from '../flags.ts';
import type { Call } from '../passengers/call.ts';
import { createFlights, Flights, PROBE_FLIGHT } from '../passengers/flights.ts';
import { Passenger } from '../passengers/passenger.ts';
import { probe } from '../passengers/probe.ts';
import { Rest } from '../passengers/rest.ts';
import { Watchers } from '../passengers/watchers.ts';
import { type RunningSystem, underway } from '../servers/system.ts';
import { Progress } from './progress.ts';
import type { ChaosResults } from './results.ts';
import type { RunFolder } from './run-folder.ts';
import { countOf, faultRows, requestsOf } from './summarize.ts';
import { withTimelines } from './timeline.ts';

const MINUTE_MS = 60_000;
/** A hold and its lease, payments under way, and what repairs itself in a minute. */
const QUIET_WITHIN_MS = 150_000;
const RECOVER_MS = 10_000;
const SEEN_WITHIN_MS = 15_000;
const LOOK_EVERY_MS = 500;

/**
 * Has passengers book on a system while faults strike it, waits until it is at rest, and checks all of it.
 *
 * @param signal nothing is started again once it aborts
 */
export async function runChaos(
  flags: RunFlags,
  { system, folder, signal }: { system: RunningSystem; folder: RunFolder; signal: AbortSignal },
): Promise<ChaosResults> {
  const startedAt = Date.now();
  const durationMs = flags.minutes * MINUTE_MS;
  await createFlights(system.databaseUrl);

  const calls: Call[] = [];
  const rest = new Rest(system.url, (call) => {
    calls.push(call);
    folder.addCall(call);
  });
  const flights = new Flights();
  const outcomes = new Map<string, string[]>();
  const onOutcome = (kind: string, outcome: string) => outcomes.set(kind, [...(outcomes.get(kind) ?? []), outcome]);
  const passengers = Array.from(
    { length: flags.passengers },
    (_, number) => new Passenger(number, flags.seed, { rest, flights, onOutcome }),
  );
  const watchers = new Watchers(system.url);
  watchers.watch([PROBE_FLIGHT, ...flights.ids]);
  const striker = new Striker(system, (struck) => folder.addFault(struck));
  signal.addEventListener('abort', () => striker.stop());
  const strikes = flags.faults ? schedule(flags.seed, durationMs) : [];
  const progress = new Progress({ durationMs, calls, striker, watchers });

  const leaving = new AbortController();
  const ending = new AbortController();
  const watching = setInterval(() => watchers.watch(flights.ids), LOOK_EVERY_MS);
  try {
    const booking = Promise.all(passengers.map((each) => each.book(leaving.signal)));
    const probing = probe(rest, ending.signal);
    await Promise.all([striker.run(strikes), sleep(durationMs)]);
    leaving.abort();
    // The last faults are recovered from while passengers leave.
    await Promise.all([booking, strikes.length > 0 && sleep(RECOVER_MS)]);
    ending.abort();
    await probing;
  } finally {
    striker.stop();
    clearInterval(watching);
    progress.end();
  }

  const quietAfterMs = await step('Until everything is at rest', () => untilQuiet(system.databaseUrl, watchers));
  const told = { calls, struck: striker.struck };
  const found = await step('Reading histories, replaying and checking them', (note) =>
    checkSystem(system, told, (read) => read % 200 === 0 && note(`${read} histories`)),
  );
  const { tables, runs, replayed, seats, kept } = found;
  const violations = [...found.violations, ...watchers.objections, ...watchers.objectTo(tables)];
  await watchers.leave();
  await folder.keepHistories(kept);
  const results: ChaosResults = {
    ...{ format: 1, seed: flags.seed, minutes: flags.minutes, passengers: flags.passengers },
    ...{ startedAt: new Date(startedAt).toISOString(), seconds: (Date.now() - startedAt) / 1_000, quietAfterMs },
    ...{
      strikes: strikes.length,
      struck: striker.struck,
      faults: faultRows(striker.struck, calls),
      deaths: striker.deaths,
    },
    ...{ orders: tables.orders.length, statuses: countOf(tables.orders.map(({ status }) => status)) },
    outcomes: Object.fromEntries([...outcomes].map(([kind, each]) => [kind, countOf(each)])),
    requests: requestsOf(calls),
    viewers: { count: watchers.count, messages: watchers.messages },
    seats: { count: seats.seats, operations: seats.operations, undecided: seats.undecided },
    workflows: { runs: runs.length, replayed },
    violations: withTimelines(violations, { tables, ...told }),
  };
  await folder.keepResults(results);
  return results;
}

/** Waits until no order is live, no seat held, and every viewer has seen the last change; says how long it took. */
async function untilQuiet(databaseUrl: string, watchers: Watchers): Promise<number | null> {
  const from = Date.now();
  for (;;) {
    const { orders, seats } = await underway(databaseUrl);
    if (orders + seats === 0) break;
    if (Date.now() - from > QUIET_WITHIN_MS) return null;
    await sleep(LOOK_EVERY_MS);
  }
  const quietAfterMs = Date.now() - from;
  const tables = await readTables(databaseUrl);
  for (const until = Date.now() + SEEN_WITHIN_MS; !watchers.haveSeen(tables) && Date.now() < until; )
    await sleep(LOOK_EVERY_MS);
  return quietAfterMs;
}
