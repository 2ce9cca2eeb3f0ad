import { join } from 'node:path';
import { build } from '@jumpseat/dev/apps';
import { runCommand } from '@jumpseat/dev/command';
import { DATA_FOLDER } from '@jumpseat/dev/data-folder';
import { readEnvFile } from '@jumpseat/dev/env-file';
import { failWith } from '@jumpseat/dev/failure';
import { requireFree } from '@jumpseat/dev/ports';
import { Processes } from '@jumpseat/dev/processes';
import { prepareData } from '@jumpseat/dev/stack';
import { say } from '@jumpseat/dev/steps';
import { readSettings, type Settings } from './settings.ts';
import { startCluster } from './start-cluster.ts';
import { welcome, writeEnvFile } from './welcome.ts';

async function requirePorts(settings: Settings): Promise<void> {
  await requireFree(settings.SERVER_PORT, 'SERVER_PORT', 'the site');
  await requireFree(settings.TEMPORAL_PORT, 'TEMPORAL_PORT', 'the Temporal servers');
  await requireFree(settings.POSTGRES_PORT, 'POSTGRES_PORT', 'Postgres');
}

try {
  readEnvFile();
  const settings = readSettings(process.argv.slice(2), process.env);
  const { data, record } = await prepareData({
    folder: join(DATA_FOLDER, 'cluster'),
    fresh: settings.fresh,
    requirePorts: () => requirePorts(settings),
  });
  const processes = new Processes(data.logs, record);
  const start = async () => {
    await build(processes);
    const cluster = await startCluster(processes, { data, settings, env: process.env });
    const envFile = join(data.path, 'env');
    await writeEnvFile(envFile, cluster);
    say(welcome(cluster, processes, envFile));
    return processes.died;
  };
  await runCommand(processes, start, data.release);
} catch (error) {
  failWith(error);
}
