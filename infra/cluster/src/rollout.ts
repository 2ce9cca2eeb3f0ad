import { join } from 'node:path';
import type { Processes } from '@jumpseat/dev/processes';
import { say } from '@jumpseat/dev/steps';

const MAIN = join(import.meta.dirname, '..', '..', '..', 'apps', 'worker', 'src', 'rollout-main.ts');

type Status = { readonly builds: readonly { build: string; state: string; running: number }[] };

/**
 * Runs `npm run rollout` on the cluster, and returns its output.
 *
 * @throws {CommandFailed} if it refuses
 */
export function rollout(processes: Processes, env: NodeJS.ProcessEnv, ...args: string[]): Promise<string> {
  return processes.run(process.execPath, ['--disable-warning=ExperimentalWarning', MAIN, ...args], { env });
}

/** What runs on each build of the workers. */
export async function readBuilds(processes: Processes, env: NodeJS.ProcessEnv): Promise<Status['builds']> {
  return (JSON.parse(await rollout(processes, env, 'status', '--json')) as Status).builds;
}

/** Makes a build current that is not: an earlier start may have had other workflows. Shows what that start has left. */
export async function requireCurrent(processes: Processes, env: NodeJS.ProcessEnv, build: string): Promise<void> {
  const builds = await readBuilds(processes, env);
  if (builds.some((each) => each.build === build && each.state === 'CURRENT')) return;
  await rollout(processes, env, 'promote', '--build', build);
  say(await rollout(processes, env, 'status'));
}
