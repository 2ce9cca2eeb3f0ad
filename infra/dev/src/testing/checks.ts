import { CommandFailed } from '../../bootstrap/failure.mjs';
import { oneAtATime } from '../../bootstrap/one-at-a-time.mjs';
import { REPOSITORY } from '../../bootstrap/paths.mjs';
import { say, step } from '../../bootstrap/steps.mjs';
import { build } from '../apps.ts';
import type { Processes } from '../processes/processes.ts';
import { turbo } from '../turbo.ts';
import { NOTHING, ONE_FAILED, type Tally } from './tally.ts';

/** Something looked at besides the tests. */
export type Check = { readonly name: string; readonly run: (processes: Processes) => Promise<unknown> };

const BUILD: Check = { name: 'The build', run: build };

const CHECKS: readonly Check[] = [
  {
    name: 'Lint',
    run: (processes) => step('Lint and format', () => processes.run('biome', ['check', '.'], { cwd: REPOSITORY })),
  },
  {
    name: 'The link check',
    run: (processes) => step('Links of the docs', () => processes.run('pnpm', ['run', 'links'], { cwd: REPOSITORY })),
  },
  BUILD,
  {
    name: 'The check of types',
    run: (processes) =>
      // Svelte's check writes beside the build.
      oneAtATime('build', () => step('Types', () => turbo(processes, ['run', 'typecheck', '--concurrency=2']))),
  },
];

/** All checks, or only what the tests need where some of them were picked. */
export function checksFor(filters: readonly string[]): readonly Check[] {
  return filters.length === 0 ? CHECKS : [BUILD];
}

/** Does a check; what it prints is shown only if it fails, which counts as one failed test. */
export async function check(processes: Processes, { name, run }: Check): Promise<Tally> {
  try {
    await run(processes);
    return NOTHING;
  } catch (error) {
    if (!(error instanceof CommandFailed)) throw error;
    say(`${error.output.trimEnd()}\n\n  ✗ ${name} failed: counted as one failed test.\n`);
    return ONE_FAILED;
  }
}
