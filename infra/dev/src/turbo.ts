import { REPOSITORY } from '../bootstrap/paths.mjs';
import type { Processes } from './processes/processes.ts';

/** Runs turbo over the workspace, without telemetry. */
export function turbo(processes: Processes, args: readonly string[]): Promise<string> {
  const env = { ...process.env, TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1' };
  return processes.run('turbo', args, { cwd: REPOSITORY, env });
}
