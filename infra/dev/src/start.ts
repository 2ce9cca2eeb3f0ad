import { say } from '../bootstrap/steps.mjs';
import { build, startWorkers } from './apps.ts';
import { launch } from './launch.ts';
import { startApi } from './nodes/start-api.ts';
import { startServers } from './stack.ts';
import { welcome } from './welcome.ts';

await launch('start', async ({ processes, data, settings }) => {
  const [env] = await Promise.all([startServers(processes, data, settings), build(processes)]);
  await startWorkers(processes, env, settings, { web: `http://localhost:${settings.SERVER_PORT}` });
  const nodes = await startApi(processes, env, settings);
  say(await welcome(settings, { nodes }));
});
