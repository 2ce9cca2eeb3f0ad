import { CommandFailed } from '../../bootstrap/failure.mjs';
import { REPOSITORY } from '../../bootstrap/paths.mjs';
import { say, step } from '../../bootstrap/steps.mjs';
import type { Processes } from '../processes/processes.ts';
import { NOTHING, ONE_FAILED, type Tally } from './tally.ts';

/** What is looked at besides the tests; each counts as one failed test if it fails. */
const CHECKS = [
  { name: 'Lint and format', command: 'biome', args: ['check', '.'] },
  { name: 'Building the web pages', command: 'turbo', args: ['run', 'build'] },
  { name: 'Types', command: 'turbo', args: ['run', 'typecheck', '--concurrency=2'] },
] as const;

export type Check = (typeof CHECKS)[number];

/** All checks, or only what the tests need where some of them were picked. */
export function checksFor(filters: readonly string[]): readonly Check[] {
  return filters.length === 0 ? CHECKS : CHECKS.filter(({ name }) => name === 'Building the web pages');
}

/** Does a check; what it prints is shown only if it fails. */
export async function check(processes: Processes, { name, command, args }: Check): Promise<Tally> {
  const env = { ...process.env, TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1' };
  try {
    await step(name, () => processes.run(command, args, { cwd: REPOSITORY, env }));
    return NOTHING;
  } catch (error) {
    if (!(error instanceof CommandFailed)) throw error;
    say(`${error.output.trimEnd()}\n\n  ✗ ${name} failed: counted as one failed test.\n`);
    return ONE_FAILED;
  }
}
