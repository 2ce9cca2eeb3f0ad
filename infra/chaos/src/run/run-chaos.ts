import { setTimeout as sleep } from 'node:timers/promises';
import { step } from '@jumpseat/dev/steps';
import { checkSystem } from '../checker/check-system.ts';
import { FaultInjector } from '../faults/fault-injector.ts';
import { schedule } from '../faults/schedule.ts';
import type { RunFlags } from '../flags.ts';
import { type Call, withoutProxy } from '../passengers/call.ts';
import { createFlights, Flights, PROBE_FLIGHT } from '../passengers/flights.ts';
import { Passenger } from '../passengers/passenger.ts';
import { probe } from '../passengers/probe.ts';
import { RecordingClient } from '../passengers/recording-client.ts';
import { Watchers } from '../passengers/watchers.ts';
import type { RunningSystem } from '../servers/running-system.ts';
import { Progress } from './progress.ts';
import type { ChaosResults } from './results.ts';
import type { RunFolder } from './run-folder.ts';
import { countOf, faultRows, mailsOf, requestsOf } from './summarize.ts';
import { withTimelines } from './timeline.ts';
import { untilQuiet } from './until-quiet.ts';

const MINUTE_MS = 60_000;
const RECOVER_MS = 10_000;
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
  const requests = new RecordingClient(system.url, (sent) => {
    const call = system.isCluster ? withoutProxy(sent) : sent;
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
  const targets = { processes: [...system.processes.keys()], wires: system.wires.targets };
  const strikes = flags.faults ? schedule(flags.seed, durationMs, targets) : [];
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
  const recorded = { calls, struck: injector.struck, mailbox, isCluster: system.isCluster };
  const found = await step('Reading histories, replaying and checking them', (note) =>
    checkSystem(system, recorded, (read) => read % 200 === 0 && note(`${read} histories`)),
  );
  const { tables, runs, replayed, seats, faultyHistories } = found;
  const violations = [...found.violations, ...watchers.violations, ...watchers.violationsAgainst(tables)];
  await watchers.leave();
  await folder.writeHistories(faultyHistories);
  const results: ChaosResults = {
    format: 1,
    isCluster: system.isCluster,
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
