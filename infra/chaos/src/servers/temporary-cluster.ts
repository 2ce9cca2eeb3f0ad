import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { readSettings } from '@jumpseat/cluster/settings';
import { type Cluster, type ClusterOptions, startCluster } from '@jumpseat/cluster/start-cluster';
import { type DataFolder, openDataFolder } from '@jumpseat/dev/data-folder';
import { freePort } from '@jumpseat/dev/ports';
import { clusterFolder } from '@jumpseat/dev/postgres';
import { Processes, type Supervision } from '@jumpseat/dev/processes';

export interface TemporaryCluster {
  readonly cluster: Cluster;
  readonly processes: Processes;
  readonly data: DataFolder;
}

/** Starts a cluster on free ports, whose data is deleted at the end. This process then trusts its certificate. */
export async function startTemporaryCluster(
  { env, routeUrl }: Pick<ClusterOptions, 'env' | 'routeUrl'>,
  supervision: Supervision = {},
): Promise<TemporaryCluster> {
  const data = await openDataFolder(await mkdtemp(join(tmpdir(), 'jumpseat-cluster-')));
  const processes = new Processes(data.logs, undefined, supervision);
  for (const folder of [data.path, clusterFolder(data.postgres)]) processes.removeAtEnd(folder);
  const ports = { SERVER_PORT: await freePort(), TEMPORAL_PORT: await freePort(), POSTGRES_PORT: await freePort() };
  const settings = { ...readSettings([], {}), ...ports };
  try {
    const cluster = await startCluster(processes, {
      data,
      settings,
      env: { ...process.env, ...env },
      ...(routeUrl && { routeUrl }),
    });
    setDefaultCACertificates([...getCACertificates(), await readFile(cluster.certificate, 'utf8')]);
    return { cluster, processes, data };
  } catch (error) {
    await processes.stop();
    throw error;
  }
}
