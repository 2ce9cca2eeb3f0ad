import { setTimeout as sleep } from 'node:timers/promises';
import { step } from '@jumpseat/dev/steps';
import { checkSystem, type SystemCheckResult } from '../checker/check-system.ts';
import type { InjectedFault } from '../faults/fault.ts';
import { FaultInjector, type UnexpectedExit } from '../faults/fault-injector.ts';
import { schedule } from '../faults/schedule.ts';
import type { RunFlags } from '../flags.ts';
import { type Call, treatProxyErrorAsLost } from '../passengers/call.ts';
import { createFlights, Flights, PROBE_FLIGHT } from '../passengers/flights.ts';
import { Passenger } from '../passengers/passenger.ts';
import { probe } from '../passengers/probe.ts';
import { RecordingClient } from '../passengers/recording-client.ts';
import { Viewers } from '../passengers/viewers.ts';
import type { ReceivedMail } from '../servers/received-mail.ts';
import type { RunningSystem } from '../servers/running-system.ts';
import { Progress } from './progress.ts';
import type { ChaosResults, ViolationFound } from './results.ts';
import type { RunFolder } from './run-folder.ts';
import { countOf, faultRows, mailsOf, requestsOf } from './summarize.ts';
import { withTimelines } from './timeline.ts';
import { type IdleTimes, waitUntilIdle } from './wait-until-idle.ts';

const MINUTE_MS = 60_000;
const RECOVER_MS = 10_000;
const POLL_MS = 500;

interface RunDeps {
  readonly system: RunningSystem;
  readonly folder: RunFolder;
  /** After it aborts, no process is restarted. */
  readonly signal: AbortSignal;
}

/** Books on a system while faults strike it, waits until the system is idle, and checks every promise. */
export async function runChaos(flags: RunFlags, deps: RunDeps): Promise<ChaosResults> {
  const { system, folder } = deps;
  const startedAt = Date.now();
  await createFlights(system.databaseUrl);
  const viewers = new Viewers(system.url);
  const booked = await bookUnderFaults(flags, viewers, deps);
  const idle = await step('Waiting until everything is at rest', () => waitUntilIdle(system.databaseUrl, viewers));
  const checked = await checkPromises(booked, viewers, { ...deps, toleranceMs: flags.toleranceMs });
  const results = summarize(flags, { startedAt, isCluster: system.isCluster, booked, idle, checked, viewers });
  await folder.writeResults(results);
  return results;
}

/** What happened while passengers booked. */
interface Booked {
  readonly calls: readonly Call[];
  /** The outcomes of orders, by kind of passenger. */
  readonly outcomes: ReadonlyMap<string, readonly string[]>;
  readonly faultGroups: number;
  readonly injectedFaults: readonly InjectedFault[];
  readonly unexpectedExits: readonly UnexpectedExit[];
}

async function bookUnderFaults(
  flags: RunFlags,
  viewers: Viewers,
  { system, folder, signal }: RunDeps,
): Promise<Booked> {
  const durationMs = flags.minutes * MINUTE_MS;
  const calls: Call[] = [];
  const requests = new RecordingClient(system.url, (sent) => {
    const call = system.isCluster ? treatProxyErrorAsLost(sent) : sent;
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
  viewers.watch([PROBE_FLIGHT, ...flights.ids]);
  const injector = new FaultInjector(system, (injected) => folder.addFault(injected));
  signal.addEventListener('abort', () => injector.stop());
  const targets = { processes: [...system.processes.keys()], wires: system.wires.targets };
  const faultGroups = flags.faults ? schedule(flags.seed, durationMs, targets) : [];
  const progress = new Progress({ durationMs, calls, injector, viewers });

  const stopBooking = new AbortController();
  const stopProbing = new AbortController();
  const watching = setInterval(() => viewers.watch(flights.ids), POLL_MS);
  try {
    const booking = Promise.all(passengers.map((each) => each.book(stopBooking.signal)));
    const probing = probe(requests, stopProbing.signal);
    await Promise.all([injector.run(faultGroups), sleep(durationMs)]);
    stopBooking.abort();
    // The system recovers from the last faults while passengers finish their orders.
    await Promise.all([booking, faultGroups.length > 0 && sleep(RECOVER_MS)]);
    stopProbing.abort();
    await probing;
  } finally {
    injector.stop();
    clearInterval(watching);
    progress.end();
  }
  const { injectedFaults, unexpectedExits } = injector;
  return { calls, outcomes, faultGroups: faultGroups.length, injectedFaults, unexpectedExits };
}

interface CheckedRun extends SystemCheckResult {
  readonly mailbox: readonly ReceivedMail[];
  readonly violationsFound: readonly ViolationFound[];
}

/** Checks the idle system against what the run recorded. Writes mails and faulty histories to the folder. */
async function checkPromises(
  { calls, injectedFaults }: Booked,
  viewers: Viewers,
  { system, folder, toleranceMs }: RunDeps & Pick<RunFlags, 'toleranceMs'>,
): Promise<CheckedRun> {
  const mailbox = system.mail.received;
  await folder.writeMails(mailbox);
  const recorded = { calls, injectedFaults, mailbox, isCluster: system.isCluster, toleranceMs };
  const checked = await step('Reading histories, replaying and checking them', (note) =>
    checkSystem(system, recorded, (read) => read % 200 === 0 && note(`${read} histories`)),
  );
  const { tables, faultyHistories } = checked;
  const violations = [...checked.violations, ...viewers.violations, ...viewers.violationsAgainst(tables)];
  await viewers.leave();
  await folder.writeHistories(faultyHistories);
  return { ...checked, mailbox, violationsFound: withTimelines(violations, { tables, ...recorded }) };
}

interface RunOutcome {
  readonly startedAt: number;
  readonly isCluster: boolean;
  readonly booked: Booked;
  readonly idle: IdleTimes;
  readonly checked: CheckedRun;
  readonly viewers: Viewers;
}

function summarize(
  flags: RunFlags,
  { startedAt, isCluster, booked, idle, checked, viewers }: RunOutcome,
): ChaosResults {
  const { calls, outcomes, injectedFaults } = booked;
  const { tables, runs, replayed, seats, mailbox } = checked;
  return {
    format: 2,
    isCluster,
    seed: flags.seed,
    minutes: flags.minutes,
    passengers: flags.passengers,
    startedAt: new Date(startedAt).toISOString(),
    seconds: (Date.now() - startedAt) / 1_000,
    quietAfterMs: idle.idleAfterMs,
    strikes: booked.faultGroups,
    injectedFaults,
    faults: faultRows(injectedFaults, calls),
    unexpectedExits: booked.unexpectedExits,
    orders: tables.orders.length,
    statuses: countOf(tables.orders.map(({ status }) => status)),
    outcomes: Object.fromEntries([...outcomes].map(([kind, each]) => [kind, countOf(each)])),
    requests: requestsOf(calls),
    viewers: { count: viewers.count, messages: viewers.messages },
    seats: { count: seats.seats, operations: seats.operations, undecided: seats.undecided },
    workflows: { runs: runs.length, replayed },
    mails: { ...mailsOf(tables.mails, mailbox), quietAfterMs: idle.mailIdleAfterMs },
    violations: checked.violationsFound,
  };
}
