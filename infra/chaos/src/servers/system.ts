import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { connect } from '@jumpseat/db';
import { createTestDatabase } from '@jumpseat/db/testing';
import { freePort } from '@jumpseat/dev/ports';
import { AppProcess, PostgresServer, TemporalServer } from '@jumpseat/dev/testing';
import type { ProcessName } from '../faults/fault.ts';
import { Wires } from './wires.ts';

/** Seats are held for so long: short, so that a run sees many holds end by themselves. */
export const HOLD_MS = 25_000;
const HOST = '127.0.0.1';
const REMOVE_WITHIN_MS = 20_000;

/** A process that can be struck. */
export interface Part {
  start(): Promise<void>;
  stop(): Promise<void>;
  kill(): Promise<void>;
  pause(): void;
  resume(): void;
}

/** A Jumpseat with servers and processes of its own, and wires between them. */
export interface RunningSystem {
  readonly parts: Readonly<Record<ProcessName, Part>>;
  /** The four of our own, which a supervisor would start again if they ended. */
  readonly apps: ReadonlyMap<ProcessName, AppProcess>;
  readonly wires: Wires;
  /** Where clients go: over the wire between clients and API. */
  readonly url: string;
  /** Past all wires, for those who check. */
  readonly databaseUrl: string;
  readonly temporalAddress: string;
  readonly namespace: string;
  /** Ends everything, whatever state it is in. */
  remove(): Promise<void>;
}

/** Starts Postgres, Temporal, two API nodes behind a balancer, two workers. */
export async function startSystem(): Promise<RunningSystem> {
  const removals: (() => Promise<unknown>)[] = [];
  const remove = async () => {
    // One that hangs must not keep the others running.
    for (const each of removals.splice(0).reverse()) await Promise.race([each(), sleep(REMOVE_WITHIN_MS)]);
  };
  try {
    const [postgres, temporal] = await Promise.all([
      PostgresServer.create().then((server) => {
        removals.push(() => server.remove());
        return server;
      }),
      TemporalServer.create().then((server) => {
        removals.push(() => server.remove());
        return server;
      }),
    ]);
    const database = await createTestDatabase(postgres.url);
    const wires = await Wires.toServers(database.url, temporal.address);
    removals.push(() => wires.close());

    const env = {
      LOG_LEVEL: 'warn',
      RATE_LIMITS: 'off',
      RESERVATION_TIMEOUT: `${HOLD_MS / 1_000}s`,
      PAYMENT_DELAY: '0s..1s',
      PAYMENT_FAILURE_RATE: '0.15',
      SESSION_SECRET: randomUUID(),
      TEMPORAL_NAMESPACE: 'default',
    };
    const over = (part: 'api' | 'worker', node: number) => ({
      DATABASE_URL: wires.get(`${part}–postgres`, node).url,
      TEMPORAL_ADDRESS: `${HOST}:${wires.get(`${part}–temporal`, node).port}`,
    });
    const ports = [await freePort(), await freePort()];
    const api = (node: number) =>
      new AppProcess('api', { ...env, ...over('api', node), SERVER_PORT: `${ports[node - 1]}` });
    const worker = (node: number) => new AppProcess('worker', { ...env, ...over('worker', node) });
    const own = { 'api-1': api(1), 'api-2': api(2), 'worker-1': worker(1), 'worker-2': worker(2) };
    const apps = new Map(Object.entries(own) as [ProcessName, AppProcess][]);
    const balancerPort = await freePort();
    const balancer = new AppProcess('balancer', {}, [HOST, `${balancerPort}`, ...ports.map(String)]);
    const processes = [...apps.values(), balancer];
    removals.push(() =>
      Promise.all(
        processes.map((each) => {
          each.resume();
          return each.kill();
        }),
      ),
    );
    await Promise.all(processes.map((each) => each.start()));
    await wires.toApi(`http://${HOST}:${balancerPort}`);

    return {
      parts: { ...own, postgres, temporal },
      apps,
      wires,
      url: `http://${HOST}:${wires.get('client–api').port}`,
      databaseUrl: database.url,
      temporalAddress: temporal.address,
      namespace: env.TEMPORAL_NAMESPACE,
      remove,
    };
  } catch (error) {
    await remove();
    throw error;
  }
}

/** Whether anything is still under way in Postgres: orders that live, seats that are held. */
export async function underway(databaseUrl: string): Promise<{ orders: number; seats: number }> {
  const database = connect(databaseUrl, { max: 1 });
  try {
    const [row] = await database.sql<{ orders: number; seats: number }[]>`
      select
        (select count(*)::int from orders where status in ('CREATED', 'SEATS_RESERVED', 'PAYMENT_PENDING')) as orders,
        (select count(*)::int from seats where status = 'HELD') as seats`;
    return row ?? { orders: 0, seats: 0 };
  } finally {
    await database.close();
  }
}
