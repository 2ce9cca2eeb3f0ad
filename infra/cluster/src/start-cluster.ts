import { join } from 'node:path';
import { metricsOf, startApp } from '@jumpseat/dev/apps';
import type { DataFolder } from '@jumpseat/dev/data-folder';
import { findGoProgram } from '@jumpseat/dev/go-programs';
import { createNamespace } from '@jumpseat/dev/namespace';
import { freePort } from '@jumpseat/dev/ports';
import { startPostgres } from '@jumpseat/dev/postgres';
import type { Processes } from '@jumpseat/dev/processes';
import { readOrCreateSecrets, type Secrets } from '@jumpseat/dev/secrets';
import { DATABASE, prepareTables } from '@jumpseat/dev/stack';
import { step } from '@jumpseat/dev/steps';
import { buildIdOf } from '@jumpseat/worker/build-id';
import { bundleWorkflows } from '@jumpseat/worker/bundle';
import { certificateIn, startProxy } from './proxy/start-proxy.ts';
import { requireCurrent } from './rollout.ts';
import type { Settings } from './settings.ts';
import { prepareTemporalDatabases } from './temporal/databases.ts';
import { freeNodePorts } from './temporal/node-config.ts';
import { startNode } from './temporal/start-node.ts';

const TEMPORAL_NODES = 3;
const API_NODES = 3;
const WORKERS = 2;
const NAMESPACE = 'jumpseat';
const RETENTION = '7 days';
const DEPLOYMENT = 'jumpseat';

/** A process that can be started again. `name` finds it among the processes. */
export type Part = { readonly name: string; start(): Promise<unknown> };

export type Cluster = {
  /** The site. */
  readonly url: string;
  /** The path of the certificate by which programs trust the site. */
  readonly certificate: string;
  readonly databaseUrl: string;
  /** All Temporal servers, through the proxy. */
  readonly temporalAddress: string;
  readonly namespace: string;
  /** The settings of the workers and, but for their ports, of the API nodes. */
  readonly env: NodeJS.ProcessEnv;
  /** All processes but Postgres, of which there is only one. */
  readonly parts: readonly Part[];
};

type Options = {
  readonly data: DataFolder;
  readonly settings: Settings;
  /** More settings of the API and the workers. */
  readonly env: NodeJS.ProcessEnv;
};

/**
 * Starts Postgres, three Temporal servers, the proxy, two workers and three API nodes. Goes on with the data in the
 * folder.
 *
 * @throws {SetupError} if a program is missing, or one doesn't start
 */
export async function startCluster(processes: Processes, { data, settings, env }: Options): Promise<Cluster> {
  const programs = await findPrograms();
  const build = buildIdOf((await step('Workflows', bundleWorkflows)).code);
  const secrets = await readOrCreateSecrets(data.secrets);
  const databaseUrl = await startDatabase(processes, { data, settings, env }, secrets);
  const database = { port: settings.POSTGRES_PORT, user: 'postgres', password: secrets.postgres };
  await step("Temporal's tables", () => prepareTemporalDatabases(processes, programs.sqlTool, database));

  const nodePorts = await many(TEMPORAL_NODES, freeNodePorts);
  const apiPorts = await many(API_NODES, freePort);
  const proxy = {
    caddy: programs.caddy,
    folder: join(data.path, 'proxy'),
    ports: {
      site: settings.SERVER_PORT,
      temporal: settings.TEMPORAL_PORT,
      apiNodes: apiPorts,
      frontends: nodePorts.map(({ frontend }) => frontend.grpcPort),
    },
  };
  const cluster = {
    url: `https://localhost:${settings.SERVER_PORT}`,
    certificate: certificateIn(proxy.folder),
    databaseUrl,
    temporalAddress: `127.0.0.1:${settings.TEMPORAL_PORT}`,
    namespace: NAMESPACE,
  };
  const appEnv = {
    SESSION_SECRET: secrets.session,
    MAIL_DIR: data.mail,
    LOG_LEVEL: 'warn',
    ...env,
    DATABASE_URL: databaseUrl,
    TEMPORAL_ADDRESS: cluster.temporalAddress,
    TEMPORAL_NAMESPACE: NAMESPACE,
    PUBLIC_ORIGIN: cluster.url,
    SERVER_HOST: '127.0.0.1',
    TRUSTED_PROXIES: '1',
    WORKER_DEPLOYMENT: DEPLOYMENT,
    WORKER_BUILD: build,
  };

  const temporal = nodePorts.map((ports, index) => {
    const node = { name: `Temporal ${index + 1}`, folder: join(data.path, 'temporal'), ports, database };
    return part(node.name, () => step(node.name, () => startNode(processes, { ...node, server: programs.server })));
  });
  const edge = part('Proxy', () => step('Proxy', () => startProxy(processes, proxy)));
  const workers = await many(WORKERS, async (number) =>
    part(`Worker ${number}`, () => startApp(processes, 'worker', metricsOf(appEnv, number), { number, stays: true })),
  );
  const api = apiPorts.map((port, index) => {
    const number = index + 1;
    const nodeEnv = { ...appEnv, SERVER_PORT: `${port}` };
    return part(`API ${number}`, () => startApp(processes, 'api', nodeEnv, { number, stays: true }));
  });

  // The first one describes the cluster in the database. If several did, all but one of them would fail.
  const [first, ...others] = temporal;
  await first?.start();
  await startAll(others);
  await edge.start();
  await step('Namespace', () => createNamespace(cluster.temporalAddress, NAMESPACE, RETENTION));
  await startAll([...workers, ...api]);
  await requireCurrent(processes, appEnv, build);
  return { ...cluster, env: appEnv, parts: [...temporal, edge, ...workers, ...api] };
}

async function findPrograms() {
  return {
    server: await step("Temporal's server", (note) => findGoProgram('temporal-server', note)),
    sqlTool: await step("Temporal's SQL tool", (note) => findGoProgram('temporal-sql-tool', note)),
    caddy: await step('Caddy', (note) => findGoProgram('caddy', note)),
  };
}

async function startDatabase(processes: Processes, { data, settings }: Options, { postgres: password }: Secrets) {
  const options = { folder: data.postgres, port: settings.POSTGRES_PORT, password, database: DATABASE };
  const { url } = await step('Postgres', () => startPostgres(processes, options));
  await step('Tables and flights', () => prepareTables(url, settings));
  return url;
}

const part = (name: string, start: () => Promise<unknown>): Part => ({ name, start });

const startAll = (parts: readonly Part[]) => Promise.all(parts.map(({ start }) => start()));

const many = <T>(count: number, make: (number: number) => Promise<T>) =>
  Promise.all(Array.from({ length: count }, (_, index) => make(index + 1)));
