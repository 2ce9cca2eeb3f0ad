import { freePort } from '@jumpseat/dev/ports';

const HOST = '127.0.0.1';
/** Can never be changed once there is data. */
const HISTORY_SHARDS = 64;
/** Of each service of each node: twelve services share the 200 connections of Postgres with API and workers. */
const CONNECTIONS = { temporal: 6, temporal_visibility: 2 } as const;

const SERVICES = ['frontend', 'history', 'matching', 'worker'] as const;

/** The ports of one Temporal server: for each service one for calls and one to find the others. */
export type NodePorts = Readonly<Record<(typeof SERVICES)[number], { grpcPort: number; membershipPort: number }>>;

export async function freeNodePorts(): Promise<NodePorts> {
  const ports = SERVICES.map(async (service) => {
    return [service, { grpcPort: await freePort(), membershipPort: await freePort() }] as const;
  });
  return Object.fromEntries(await Promise.all(ports)) as NodePorts;
}

/** The database of all nodes, by which they find each other. */
export type Database = { readonly port: number; readonly user: string; readonly password: string };

export type NodeConfig = {
  readonly ports: NodePorts;
  readonly database: Database;
  /** The same for all nodes. A node writes its address to Postgres if another is there. Of two at once, one fails. */
  readonly address: string;
  /** The path of the dynamic settings. */
  readonly dynamicConfig: string;
};

/** The configuration file of one Temporal server, which runs all services. It is JSON, which is YAML too. */
export function nodeConfig({ ports, database, address, dynamicConfig }: NodeConfig): string {
  const store = (databaseName: keyof typeof CONNECTIONS) => ({
    sql: {
      pluginName: 'postgres12',
      databaseName,
      connectAddr: `${HOST}:${database.port}`,
      connectProtocol: 'tcp',
      user: database.user,
      password: database.password,
      maxConns: CONNECTIONS[databaseName],
      maxIdleConns: CONNECTIONS[databaseName],
      maxConnLifetime: '1h',
    },
  });
  return JSON.stringify({
    log: { stdout: true, level: 'warn' },
    persistence: {
      defaultStore: 'main',
      visibilityStore: 'visibility',
      numHistoryShards: HISTORY_SHARDS,
      datastores: { main: store('temporal'), visibility: store('temporal_visibility') },
    },
    global: { membership: { maxJoinDuration: '30s', broadcastAddress: HOST } },
    services: Object.fromEntries(SERVICES.map((name) => [name, { rpc: { ...ports[name], bindOnLocalHost: true } }])),
    clusterMetadata: {
      enableGlobalNamespace: false,
      failoverVersionIncrement: 10,
      masterClusterName: 'active',
      currentClusterName: 'active',
      clusterInformation: {
        active: {
          enabled: true,
          initialFailoverVersion: 1,
          rpcName: 'frontend',
          rpcAddress: address,
        },
      },
    },
    dcRedirectionPolicy: { policy: 'noop' },
    dynamicConfigClient: { filepath: dynamicConfig, pollInterval: '60s' },
  });
}
