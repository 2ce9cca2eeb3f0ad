import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { connect } from '@jumpseat/db';
import { createTestDatabase } from '@jumpseat/db/testing';
import { freePort } from '@jumpseat/dev/ports';
import { AppProcess, PostgresServer, TemporalServer } from '@jumpseat/dev/testing';
import type { ProcessName } from '../faults/fault.ts';
import { MailServer } from './mail-server.ts';
import { Wires } from './wires.ts';

/** Short, so that many holds expire during a run. */
const HOLD_MS = 25_000;
const HOST = '127.0.0.1';
const REMOVE_WITHIN_MS = 20_000;
/** Real mail servers take their time, too. Faults during this time make a mail come again. */
const MAIL_ANSWER_MS = 300;

/** A process that faults can strike. */
export interface Part {
  start(): Promise<void>;
  stop(): Promise<void>;
  kill(): Promise<void>;
  pause(): void;
  resume(): void;
}

/** A Jumpseat with its own servers and processes, and with wires between them. */
export interface RunningSystem {
  readonly parts: Readonly<Record<ProcessName, Part>>;
  /** The API and worker processes, which a supervisor would restart. */
  readonly apps: ReadonlyMap<ProcessName, AppProcess>;
  readonly mail: MailServer;
  readonly wires: Wires;
  /** The URL for clients, over the wire between clients and API. */
  readonly url: string;
  /** The database without a wire, for the checks. */
  readonly databaseUrl: string;
  readonly temporalAddress: string;
  readonly namespace: string;
  /** Stops everything, whatever state it is in. */
  remove(): Promise<void>;
}

/** Starts Postgres, Temporal, a mail server, two API nodes behind a balancer, and two workers. */
export async function startSystem(): Promise<RunningSystem> {
  const removals: (() => Promise<unknown>)[] = [];
  const remove = async () => {
    // A removal that hangs must not block the others.
    for (const each of removals.splice(0).reverse()) await Promise.race([each(), sleep(REMOVE_WITHIN_MS)]);
  };
  try {
    const [postgres, temporal, mail] = await Promise.all([
      PostgresServer.create().then((server) => {
        removals.push(() => server.remove());
        return server;
      }),
      TemporalServer.create().then((server) => {
        removals.push(() => server.remove());
        return server;
      }),
      MailServer.create({ answerAfterMs: MAIL_ANSWER_MS }).then((server) => {
        removals.push(() => server.remove());
        return server;
      }),
    ]);
    const database = await createTestDatabase(postgres.url);
    const wires = await Wires.toServers({
      postgresUrl: database.url,
      temporalAddress: temporal.address,
      mailUrl: mail.url,
    });
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
    const worker = (node: number) =>
      new AppProcess('worker', { ...env, ...over('worker', node), SMTP_URL: wires.get('worker–mail', node).url });
    const ownParts = { 'api-1': api(1), 'api-2': api(2), 'worker-1': worker(1), 'worker-2': worker(2) };
    const apps = new Map(Object.entries(ownParts) as [ProcessName, AppProcess][]);
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
      parts: { ...ownParts, postgres, temporal, mail },
      apps,
      mail,
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

/** What is under way in Postgres: the numbers of live orders, held seats and mails that are due. */
export interface Unfinished {
  readonly orders: number;
  readonly seats: number;
  readonly mails: number;
}

/** Counts what is under way in Postgres. */
export async function countUnfinished(databaseUrl: string): Promise<Unfinished> {
  const database = connect(databaseUrl, { max: 1 });
  try {
    const [row] = await database.sql<Unfinished[]>`
      select
        (select count(*)::int from orders where status in ('CREATED', 'SEATS_RESERVED', 'PAYMENT_PENDING')) as orders,
        (select count(*)::int from seats where status = 'HELD') as seats,
        (select count(*)::int from mails where status = 'DUE') as mails`;
    return row ?? { orders: 0, seats: 0, mails: 0 };
  } finally {
    await database.close();
  }
}
