import type { Processes } from '@jumpseat/dev/processes';
import { refuseSeat } from '@jumpseat/domain';
import { now } from '../../clock.ts';
import type { BenchDatabase } from '../../servers/database.ts';
import { watchMachine } from '../../servers/machine.ts';
import { startRemote } from '../../start-remote.ts';
import { type Pids, readAll, usedPer } from '../readings.ts';
import type { RushRow, Wave } from '../results.ts';
import { cpuOf } from '../servers/process-tree.ts';
import { type SideOptions, startSide } from '../servers/side.ts';
import { attachViewers } from '../viewers.ts';
import { waitsAmong } from '../waits.ts';
import { type Disagreement, disagreement } from './agreement.ts';
import type { RushCalls } from './rush-main.ts';
import type { Told } from './told.ts';
import { overlappingWishes, separateWishes, type Wish } from './wishes.ts';

const MAIN = new URL('rush-main.ts', import.meta.url);
const CABIN = 'economy';
/** What is wanted by all, and what there is enough of for everybody. */
const WANTED = { layoutId: 'b787-9', seats: 180, passengers: 500 };
const PLENTY = { layoutId: 'a380-800', seats: 400 };
const WARM_UP = { layoutId: 'a320neo', passengers: 100 };
const WITHIN_MS = 1_000;

export interface Rush extends Pick<SideOptions, 'settings' | 'workers' | 'profiles'> {
  readonly round: number;
}

/** Has passengers rush at the product, in three waves one after another; each has its row. */
export async function measureRush(
  processes: Processes,
  database: BenchDatabase,
  rush: Rush,
  report: (row: RushRow) => void,
): Promise<void> {
  const { round, settings } = rush;
  const prefix = `R${round}${Object.values(settings).join('')}`;
  const flight = async (name: string, layoutId: string, count: number) => {
    const { id, seats } = await database.flight(`${prefix}-${name}`, layoutId, 'cabin');
    const free = seats.filter((seat) => seat.cabin === CABIN && !refuseSeat(seat, {}));
    return { id, seats: free.slice(0, count).map(({ code }) => code) };
  };
  const warmUp = await flight('W', WARM_UP.layoutId, WARM_UP.passengers);
  const plenty = await flight('P', PLENTY.layoutId, PLENTY.seats);
  const wanted = await flight('H', WANTED.layoutId, WANTED.seats);
  const side = await startSide(processes, {
    ...rush,
    side: 'product',
    databaseUrl: database.url,
    temporalFolder: database.temporalFolder,
  });
  const crowd = await startRemote<RushCalls>(processes, 'Passengers', MAIN);
  const viewers = await attachViewers(processes, database, {
    ...{ url: side.viewersUrl, flightIds: [wanted.id], spread: 'hot' },
  });
  const pids: Pids = {
    ...{ ...side.pids, postgres: database.pid ? [database.pid] : [] },
    ...{ passengers: [crowd.pid], viewers: viewers.pids },
  };
  const wave = async (of: { id: string; seats: readonly string[] }, wishes: readonly Wish[], pays: boolean) => {
    const [cpu, machine, from] = [readAll(pids, cpuOf), watchMachine(), now()];
    const told = await crowd.calls.rush({
      ...{ origin: side.target('rest'), flightId: of.id, wishes, withinMs: WITHIN_MS, pays },
    });
    const seconds = (now() - from) / 1_000;
    const used = { cpuMs: usedPer(wishes.length, cpu, readAll(pids, cpuOf)), machineCpu: machine() };
    return {
      round,
      settings,
      passengers: wishes.length,
      seats: of.seats.length,
      seconds,
      ...summary(told),
      ...used,
      told,
    };
  };
  const row = (name: Wave, { told, ...facts }: Awaited<ReturnType<typeof wave>>, more: Partial<RushRow> = {}) =>
    report({ disagreement: null, seen: null, ...facts, wave: name, told: waitsOfAll(told), ...more });

  // Grants, refusals and payments, so that all of the code is warm.
  await wave(warmUp, overlappingWishes(warmUp.seats.slice(0, WARM_UP.passengers / 2), WARM_UP.passengers), true);
  const separate = separateWishes(plenty.seats);
  row('grants', await wave(plenty, separate, false));
  const hot = await wave(wanted, overlappingWishes(wanted.seats, WANTED.passengers), true);
  const agreed = await compare(database, wanted.id, hot.told);
  const refusals = await wave(wanted, overlappingWishes(wanted.seats, separate.length), false);
  row('rush', hot, { disagreement: agreed, seen: await viewers.leave() });
  row('refusals', refusals);
  await crowd.stop();
  await side.stop();
}

function summary(told: readonly Told[]): Pick<RushRow, 'granted' | 'refused' | 'failed' | 'confirmation'> {
  const failed: Record<string, number> = {};
  for (const { orderId, granted, status, confirmedMs } of told) {
    const isFailure = orderId === null || (granted && confirmedMs !== null && status !== 'CONFIRMED');
    if (isFailure) failed[status] = (failed[status] ?? 0) + 1;
  }
  return {
    granted: told.filter(({ granted }) => granted).length,
    refused: told.filter(({ orderId, granted }) => orderId !== null && !granted).length,
    failed,
    confirmation: waitsAmong(told.map(({ confirmedMs }) => confirmedMs)),
  };
}

function waitsOfAll(told: readonly Told[]): RushRow['told'] {
  const known = told.filter(({ orderId }) => orderId !== null);
  const among = (some: readonly Told[]) => waitsAmong(some.map(({ toldMs }) => toldMs));
  return {
    all: among(known),
    granted: among(known.filter(({ granted }) => granted)),
    refused: among(known.filter(({ granted }) => !granted)),
  };
}

async function compare(
  { database: { sql } }: BenchDatabase,
  flightId: string,
  told: readonly Told[],
): Promise<Disagreement> {
  const sales = await sql<{ seat: string; orderId: string }[]>`
    select seat, order_id as "orderId" from bookings where flight_id = ${flightId}`;
  const orders = await sql<{ id: string; status: string }[]>`
    select id, status from orders where flight_id = ${flightId}`;
  return disagreement(told, sales, new Map(orders.map(({ id, status }) => [id, status])));
}
