import { fileURLToPath } from 'node:url';
import { REPOSITORY } from '../../bootstrap/paths.mjs';
import { step } from '../../bootstrap/steps.mjs';
import { type AppOptions, NO_WARNING, startApp } from '../apps.ts';
import { freePort } from '../ports.ts';
import type { Processes } from '../processes/processes.ts';
import type { Settings } from '../settings.ts';
import { NODE_HOST } from './balancer.ts';

const BALANCER = fileURLToPath(new URL('balancer-main.ts', import.meta.url));

/** One of several API processes. */
export type ApiNode = {
  readonly name: string;
  /** Its own URL, which bypasses the balancer. */
  readonly url: string;
  readonly pid: number | undefined;
};

/**
 * Starts the API on SERVER_PORT: one process, or a balancer and several processes on free ports.
 *
 * @returns the processes behind the balancer, if there is one
 */
export async function startApi(
  processes: Processes,
  env: NodeJS.ProcessEnv,
  { api: count, SERVER_HOST, SERVER_PORT }: Settings,
  options: AppOptions = {},
): Promise<readonly ApiNode[]> {
  if (count === 1) {
    await startApp(processes, 'api', env, options);
    return [];
  }
  const ports = await Promise.all(Array.from({ length: count }, freePort));
  const nodes = await Promise.all(
    ports.map(async (port, index) => {
      const number = index + 1;
      const nodeEnv = { ...env, SERVER_HOST: NODE_HOST, SERVER_PORT: `${port}` };
      const pid = await startApp(processes, 'api', nodeEnv, { ...options, number });
      return { name: `API ${number}`, url: `http://${NODE_HOST}:${port}`, pid };
    }),
  );
  const args = [NO_WARNING, BALANCER, SERVER_HOST, SERVER_PORT, ...ports].map(String);
  await step('Balancer', () =>
    processes.start({ name: 'Balancer', command: process.execPath, args, cwd: REPOSITORY, env, saysReady: true }),
  );
  return nodes;
}
