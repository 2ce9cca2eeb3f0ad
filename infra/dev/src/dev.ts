import { setTimeout as sleep } from 'node:timers/promises';
import { REPOSITORY } from '../bootstrap/paths.mjs';
import { say, step } from '../bootstrap/steps.mjs';
import { startWorkers } from './apps.ts';
import { launch } from './launch.ts';
import { startApi } from './nodes/start-api.ts';
import type { Processes } from './processes/processes.ts';
import type { Settings } from './settings.ts';
import { startServers } from './stack.ts';
import { welcome } from './welcome.ts';

const HOST = '127.0.0.1';
const RETRY_MS = 100;

async function isReachable(url: string): Promise<boolean> {
  return fetch(url).then(
    () => true,
    () => false,
  );
}

/** Starts Vite's dev server, which shows each change of a page at once. */
async function startWeb(processes: Processes, { WEB_PORT, SERVER_PORT }: Settings): Promise<void> {
  await step('Vite', async () => {
    await processes.start({
      name: 'Vite',
      command: 'pnpm',
      args: ['--filter', '@jumpseat/web', 'dev', '--host', HOST, '--port', String(WEB_PORT), '--strictPort'],
      cwd: REPOSITORY,
      env: { ...process.env, API_ORIGIN: `http://${HOST}:${SERVER_PORT}` },
    });
    while (!(await Promise.race([isReachable(`http://${HOST}:${WEB_PORT}`), processes.died]))) await sleep(RETRY_MS);
  });
}

await launch('dev', async ({ processes, data, settings }) => {
  const env = { ...(await startServers(processes, data, settings)), LOG_LEVEL: process.env.LOG_LEVEL ?? 'info' };
  const web = `http://localhost:${settings.WEB_PORT}`;
  await startWorkers(processes, env, settings, { web, watch: true });
  const nodes = await startApi(processes, env, settings, { watch: true });
  await startWeb(processes, settings);
  say(await welcome(settings, { nodes, web }));
});
