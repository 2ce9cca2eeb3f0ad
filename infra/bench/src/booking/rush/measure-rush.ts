import type { BenchDatabase } from '../../shared/database.ts';
import { summarise } from '../../shared/latency.ts';
import type { Measurement } from '../../shared/results.ts';
import type { Bench } from '../../shared/run.ts';
import { watchUsage } from '../../shared/usage.ts';
import { sellFlight } from '../flights.ts';
import { type ServerOptions, startProcesses } from '../processes.ts';
import { compareOutcomes } from './compare-outcomes.ts';
import { overlappingRequests, type RushOutcome, type SeatRequest, separateRequests } from './requests.ts';

const WARM_UP = { layoutId: 'a320neo', seats: 50, passengers: 100 };
/** Enough seats for everybody. */
const PLENTY = { layoutId: 'a380-800', seats: 400 };
const SCARCE = { layoutId: 'b787-9', seats: 180, passengers: 500 };
const OVER_MS = 1_000;

let rushes = 0;

/** Measures three rushes at one product: seats for everyone, everyone wants the same, and everyone comes too late. */
export async function measureRush(bench: Bench, options: ServerOptions & { readonly round: number }): Promise<void> {
  const { database, report } = bench;
  const { round, settings, server } = options;
  const prefix = `R${++rushes}`;
  const sell = async (name: string, { layoutId, seats: count }: { layoutId: string; seats: number }) => {
    const { flight, seats } = await sellFlight(database, `${prefix}-${name}`, layoutId);
    return { id: flight.id, seats: seats.slice(0, count) };
  };
  const warmUp = await sell('W', WARM_UP);
  const plenty = await sell('P', PLENTY);
  const scarce = await sell('S', SCARCE);
  const running = await startProcesses(bench, database, { ...options, flightIds: [scarce.id], spread: 'hot' });

  const rush = async (name: string, { id: flightId, seats }: typeof scarce, requests: SeatRequest[], pays: boolean) => {
    const usage = watchUsage(running.pids);
    const what = { origin: running.target('rest'), flightId, requests, overMs: OVER_MS, pays };
    const outcomes = await running.passengers.rush(what);
    const used = usage();
    const answered = outcomes.filter(({ orderId }) => orderId !== null);
    const granted = answered.filter(({ isGranted }) => isGranted);
    const refused = answered.filter(({ isGranted }) => !isGranted);
    const answeredIn = (some: readonly RushOutcome[]) => summarise(some.map(({ answeredMs }) => answeredMs));
    const measurement: Measurement = {
      kind: 'rush',
      name,
      server,
      round,
      client: 'rest',
      clients: requests.length,
      settings,
      count: answered.length,
      perSecond: answered.length / used.seconds,
      latency: {
        answer: answeredIn(answered),
        granted: answeredIn(granted),
        refused: answeredIn(refused),
        confirm: summarise(granted.flatMap(({ confirmedMs }) => confirmedMs ?? [])),
      },
      facts: { seats: seats.length, granted: granted.length, refused: refused.length },
      checks: {},
      failed: failuresIn(outcomes),
      ...used,
    };
    return { measurement, outcomes };
  };

  // Grants, refusals and payments, so that all of the code is warm.
  await rush('warm-up', warmUp, overlappingRequests(warmUp.seats, WARM_UP.passengers), true);
  const separate = separateRequests(plenty.seats);
  const grants = await rush('seats for everyone', plenty, separate, false);
  const same = await rush('the same seats', scarce, overlappingRequests(scarce.seats, SCARCE.passengers), true);
  const compared = await compareWithPostgres(database, scarce.id, same.outcomes);
  const late = await rush('too late', scarce, overlappingRequests(scarce.seats, separate.length), false);
  const seen = await running.endViewers();
  report(grants.measurement);
  report({
    ...same.measurement,
    facts: { ...same.measurement.facts, ...seen.facts },
    checks: { ...compared, ...seen.checks },
    failed: { ...same.measurement.failed, ...seen.failed },
  });
  report(late.measurement);
  await running.stop();
}

/** Counts requests without an answer, and payments that did not end in a confirmation, by their reason. */
function failuresIn(outcomes: readonly RushOutcome[]): Readonly<Record<string, number>> {
  const failed: Record<string, number> = {};
  for (const { orderId, status, confirmedMs } of outcomes) {
    const isPaidInVain = confirmedMs !== null && status !== 'CONFIRMED';
    if (orderId === null || isPaidInVain) failed[status] = (failed[status] ?? 0) + 1;
  }
  return failed;
}

async function compareWithPostgres(
  { database: { sql } }: BenchDatabase,
  flightId: string,
  outcomes: readonly RushOutcome[],
): Promise<Readonly<Record<string, number>>> {
  const booked = await sql<{ seat: string; orderId: string }[]>`
    select seat, order_id as "orderId" from bookings where flight_id = ${flightId}`;
  const orders = await sql<{ id: string; status: string }[]>`
    select id, status from orders where flight_id = ${flightId}`;
  return compareOutcomes(outcomes, booked, new Map(orders.map(({ id, status }) => [id, status])));
}
