import { writeFile } from 'node:fs/promises';
import { relative } from 'node:path';
import type { Processes } from '@jumpseat/dev/processes';
import type { Cluster } from './start-cluster.ts';

const FLIGHT = 'FL123';

/** Writes the settings by which other commands find the cluster. The file is for its owner, because it has a password. */
export async function writeEnvFile(file: string, cluster: Cluster): Promise<void> {
  const settings = {
    DATABASE_URL: cluster.databaseUrl,
    TEMPORAL_ADDRESS: cluster.temporalAddress,
    TEMPORAL_NAMESPACE: cluster.namespace,
    WORKER_DEPLOYMENT: cluster.env.WORKER_DEPLOYMENT,
    NODE_EXTRA_CA_CERTS: cluster.certificate,
  };
  const lines = Object.entries(settings).map(([name, value]) => `export ${name}='${value}'\n`);
  await writeFile(file, lines.join(''), { mode: 0o600 });
}

export function welcome(cluster: Cluster, processes: Processes, envFile: string): string {
  const certificate = relative(process.cwd(), cluster.certificate);
  const pids = cluster.processes.map(({ name }) => `  ${name.padEnd(12)} process ${processes.find(name)?.child.pid}`);
  return [
    '',
    `  Web page     ${cluster.url}`,
    `  Certificate  ${certificate}: let your browser trust it as an authority, or accept its warning`,
    `  Temporal     ${cluster.temporalAddress}, namespace ${cluster.namespace}`,
    ...pids,
    '',
    `  curl --cacert ${certificate} ${cluster.url}/api/flights/${FLIGHT}/seats`,
    `  . ${relative(process.cwd(), envFile)} && npm run chaos -- check     # how to run another command on this cluster`,
    '',
    '  Kill any of these: it is started again, and nothing is lost. Ctrl-C stops everything.',
    '  Orders and bookings stay in .data/cluster until `npm run cluster -- --fresh`.',
    '',
  ].join('\n');
}
