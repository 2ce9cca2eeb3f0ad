import { chmod, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { say, step } from '../../bootstrap/steps.mjs';
import { newSecrets } from '../data/secrets.ts';
import { freePort } from '../ports.ts';
import type { Processes } from '../processes/processes.ts';
import { startPostgres } from '../servers/postgres.ts';
import { startTemporal } from '../servers/temporal.ts';
import { findTimeSkippingServer } from '../servers/time-skipping.ts';

async function timeSkippingServer(): Promise<NodeJS.ProcessEnv> {
  const found = await step('Time-skipping server', findTimeSkippingServer);
  if (typeof found === 'string') return { TEST_TIME_SKIPPING_SERVER: found };
  say(`  – Tests that move the clock are skipped. ${found.join('; ')}`);
  return {};
}

/** Starts throw-away servers on free ports; answers the environment in which the suites find them. */
export async function startTestServers(processes: Processes, folder: string): Promise<NodeJS.ProcessEnv> {
  // As root, Postgres runs as another user, who has to get through.
  await chmod(folder, 0o755);
  // What suites leave behind goes with the folder. In the common one another user's unpacked browser may be in the way.
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
