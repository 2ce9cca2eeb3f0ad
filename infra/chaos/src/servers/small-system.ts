import { randomUUID } from 'node:crypto';
import { createTestDatabase } from '@jumpseat/db/testing';
import { freePort } from '@jumpseat/dev/ports';
import { AppProcess, PostgresServer, TemporalServer } from '@jumpseat/dev/testing';
import type { ProcessName } from '../faults/fault.ts';
import { APP_SETTINGS, MAIL_ANSWER_MS } from './app-settings.ts';
import { Cleanup } from './cleanup.ts';
import { MailServer } from './mail-server.ts';
import type { ControlledProcess, RunningSystem } from './running-system.ts';
import { Wires } from './wires.ts';

const HOST = '127.0.0.1';
const NAMESPACE = 'default';

/** Starts Postgres, Temporal's dev server, a mail server, two API nodes behind a balancer, and two workers. */
export async function startSmallSystem(): Promise<RunningSystem> {
  const cleanup = new Cleanup();
  try {
    const removeAtEnd = async <T extends { remove(): Promise<unknown> }>(creating: Promise<T>) => {
      const server = await creating;
      cleanup.add(() => server.remove());
      return server;
    };
    const [postgres, temporal, mail] = await Promise.all([
      removeAtEnd(PostgresServer.create()),
      removeAtEnd(TemporalServer.create()),
      removeAtEnd(MailServer.create({ answerAfterMs: MAIL_ANSWER_MS })),
    ]);
    const database = await createTestDatabase(postgres.url);
    const wires = new Wires();
    cleanup.add(() => wires.close());

    const env = { ...APP_SETTINGS, SESSION_SECRET: randomUUID(), TEMPORAL_NAMESPACE: NAMESPACE };
    const serverUrlsFor = async (part: 'api' | 'worker', node: number) => ({
      DATABASE_URL: await wires.add(`${part}–postgres`, node, database.url),
      TEMPORAL_ADDRESS: new URL(await wires.add(`${part}–temporal`, node, `http://${temporal.address}`)).host,
    });
    const ports = [await freePort(), await freePort()];
    const api = async (node: number) =>
      new AppProcess('api', { ...env, ...(await serverUrlsFor('api', node)), SERVER_PORT: `${ports[node - 1]}` });
    const worker = async (node: number) =>
      new AppProcess('worker', {
        ...env,
        ...(await serverUrlsFor('worker', node)),
        SMTP_URL: await wires.add('worker–mail', node, mail.url),
      });
    const apps = new Map<ProcessName, AppProcess>([
      ['worker-1', await worker(1)],
      ['worker-2', await worker(2)],
      ['api-1', await api(1)],
      ['api-2', await api(2)],
    ]);
    const balancerPort = await freePort();
    const balancer = new AppProcess('balancer', {}, [HOST, `${balancerPort}`, ...ports.map(String)]);
    const started = [...apps.values(), balancer];
    cleanup.add(() =>
      Promise.all(
        started.map((each) => {
          each.resume();
          return each.kill();
        }),
      ),
    );
    await Promise.all(started.map((each) => each.start()));

    return {
      processes: new Map<ProcessName, ControlledProcess>([
        ...apps,
        ['temporal', temporal],
        ['postgres', postgres],
        ['mail', mail],
      ]),
      wires,
      mail,
      url: new URL(await wires.add('client–api', 1, `http://${HOST}:${balancerPort}`)).origin,
      databaseUrl: database.url,
      temporalAddress: temporal.address,
      namespace: NAMESPACE,
      isCluster: false,
      readLogs: async () => Object.fromEntries([...apps].map(([name, { output }]) => [name, output])),
      remove: () => cleanup.run(),
    };
  } catch (error) {
    await cleanup.run();
    throw error;
  }
}
