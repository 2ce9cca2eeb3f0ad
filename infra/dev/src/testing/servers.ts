import { chmod, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { say, step } from '../../bootstrap/steps.mjs';
import { newSecrets } from '../data/secrets.ts';
import { freePort } from '../ports.ts';
import type { Processes } from '../processes/processes.ts';
import { startPostgres } from '../servers/postgres.ts';
import { findTimeSkippingServer } from '../servers/sources/time-skipping-server.ts';
import { startTemporal } from '../servers/temporal.ts';

async function timeSkippingServer(): Promise<NodeJS.ProcessEnv> {
  const found = await step('Time-skipping server', findTimeSkippingServer);
  if (typeof found === 'string') return { TEST_TIME_SKIPPING_SERVER: found };
  say(`  – Tests that move the clock are skipped, because there is no time-skipping server. ${found.join('; ')}`);
  return {};
}

/** Starts temporary servers on free ports. Returns the environment variables that name them to the suites. */
export async function startTestServers(processes: Processes, folder: string): Promise<NodeJS.ProcessEnv> {
  // As root, Postgres runs as another user, who must be able to enter the folder.
  await chmod(folder, 0o755);
  // Temporary files of suites are deleted with the folder. In /tmp, another user's unpacked browser may be in the way.
  const temporary = join(folder, 'tmp');
  await mkdir(temporary);
  const postgres = { folder: join(folder, 'postgres'), port: await freePort(), database: 'postgres', throwAway: true };
  const temporal = { port: await freePort() };
  const [{ url }, { address }] = await Promise.all([
    step('Postgres', () => startPostgres(processes, { ...postgres, password: newSecrets().postgres })),
    step('Temporal', (note) => startTemporal(processes, temporal, note)),
  ]);
  return {
    TEST_DATABASE_URL: url,
    TEST_TEMPORAL_ADDRESS: address,
    TMPDIR: temporary,
    ...(await timeSkippingServer()),
  };
}
