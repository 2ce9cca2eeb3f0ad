import { join } from 'node:path';
import { metricsOf, startApp } from '@jumpseat/dev/apps';
import type { DataFolder } from '@jumpseat/dev/data-folder';
import { findGoProgram } from '@jumpseat/dev/go-programs';
import { createNamespace } from '@jumpseat/dev/namespace';
import { freePort } from '@jumpseat/dev/ports';
import { startPostgres, databaseUrl as urlOf } from '@jumpseat/dev/postgres';
import type { Processes } from '@jumpseat/dev/processes';
import { readOrCreateSecrets } from '@jumpseat/dev/secrets';
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

/** A process that can be ended and started again. `name` finds it among the processes. */
export type ClusterProcess = { readonly name: string; start(): Promise<unknown> };

/** The way of a process to a server. */
export type Route = {
  readonly from: string;
  readonly to: 'postgres' | 'temporal' | 'mail';
  readonly url: string;
};

export type Cluster = {
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
  readonly processes: readonly ClusterProcess[];
  readonly postgres: ClusterProcess;
};

export type ClusterOptions = {
  readonly data: DataFolder;
  readonly settings: Settings;
  /** More settings of the API and the workers. */
  readonly env: NodeJS.ProcessEnv;
  /** Returns the URL by which the process reaches the server. @default that of the server */
  readonly routeUrl?: (route: Route) => Promise<string>;
};

/**
 * Starts Postgres, three Temporal servers, the proxy, two workers and three API nodes. Goes on with the data in the
 * folder.
 *
 * @throws {SetupError} if a program is missing, or one doesn't start
 */
export async function startCluster(processes: Processes, options: ClusterOptions): Promise<Cluster> {
  const { data, settings, env, routeUrl = async ({ url }) => url } = options;
  const programs = await findPrograms();
  const build = buildIdOf((await step('Workflows', bundleWorkflows)).code);
  const secrets = await readOrCreateSecrets(data.secrets);
  const database = { port: settings.POSTGRES_PORT, user: 'postgres', password: secrets.postgres };
  const jumpseatDatabase = { ...database, database: DATABASE };
  const databaseUrl = urlOf(jumpseatDatabase);
  const postgres = withStep('Postgres', () => startPostgres(processes, { ...jumpseatDatabase, folder: data.postgres }));
  await postgres.start();
  await step('Tables and flights', () => prepareTables(databaseUrl, settings));
  await step("Temporal's tables", () => prepareTemporalDatabases(processes, programs.sqlTool, database));

  const nodePorts = await createMany(TEMPORAL_NODES, freeNodePorts);
  const apiPorts = await createMany(API_NODES, freePort);
  const proxyOptions = {
    caddyPath: programs.caddy,
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
    certificate: certificateIn(proxyOptions.folder),
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

  const temporal = await createForEach(nodePorts, async (ports, number) => {
    const name = `Temporal ${number}`;
    const { port } = new URL(await routeUrl({ from: name, to: 'postgres', url: databaseUrl }));
    const node = {
      name,
      serverPath: programs.server,
      folder: join(data.path, 'temporal'),
      ports,
      database: { ...database, port: Number(port) },
      address: cluster.temporalAddress,
    };
    return withStep(name, () => startNode(processes, node));
  });
  const proxy = withStep('Proxy', () => startProxy(processes, proxyOptions));
  const workers = await createMany(WORKERS, async (number) => {
    const name = `Worker ${number}`;
    const env = metricsOf(await routed(appEnv, name, routeUrl), number);
    if (env.SMTP_URL) env.SMTP_URL = await routeUrl({ from: name, to: 'mail', url: env.SMTP_URL });
    return { name, start: () => startApp(processes, 'worker', env, { number, alwaysRestarts: true }) };
  });
  const api = await createForEach(apiPorts, async (port, number) => {
    const name = `API ${number}`;
    const env = { ...(await routed(appEnv, name, routeUrl)), SERVER_PORT: `${port}` };
    return { name, start: () => startApp(processes, 'api', env, { number, alwaysRestarts: true }) };
  });

  // The first server writes the cluster's metadata. If two servers write it at once, one fails.
  const [first, ...others] = temporal;
  await first?.start();
  await startAll(others);
  await proxy.start();
  await step('Namespace', () => createNamespace(cluster.temporalAddress, NAMESPACE, RETENTION));
  await startAll([...workers, ...api]);
  await requireCurrent(processes, appEnv, build);
  return { ...cluster, env: appEnv, postgres, processes: [...temporal, proxy, ...workers, ...api] };
}

async function findPrograms() {
  return {
    server: await step("Temporal's server", (note) => findGoProgram('temporal-server', note)),
    sqlTool: await step("Temporal's SQL tool", (note) => findGoProgram('temporal-sql-tool', note)),
    caddy: await step('Caddy', (note) => findGoProgram('caddy', note)),
  };
}

/** The environment of an API node or a worker that reaches the servers by its own routes. */
async function routed(
  env: NodeJS.ProcessEnv & { readonly DATABASE_URL: string; readonly TEMPORAL_ADDRESS: string },
  from: string,
  routeUrl: (route: Route) => Promise<string>,
): Promise<NodeJS.ProcessEnv> {
  const temporalUrl = await routeUrl({ from, to: 'temporal', url: `http://${env.TEMPORAL_ADDRESS}` });
  const databaseUrl = await routeUrl({ from, to: 'postgres', url: env.DATABASE_URL });
  return { ...env, DATABASE_URL: databaseUrl, TEMPORAL_ADDRESS: new URL(temporalUrl).host };
}

const withStep = (name: string, start: () => Promise<unknown>): ClusterProcess => ({
  name,
  start: () => step(name, start),
});

const startAll = (all: readonly ClusterProcess[]) => Promise.all(all.map(({ start }) => start()));

const createMany = <T>(count: number, make: (number: number) => Promise<T>) =>
  Promise.all(Array.from({ length: count }, (_, index) => make(index + 1)));

const createForEach = <I, T>(items: readonly I[], make: (item: I, number: number) => Promise<T>) =>
  Promise.all(items.map((item, index) => make(item, index + 1)));
