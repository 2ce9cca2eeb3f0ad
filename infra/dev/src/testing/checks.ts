import { CommandFailed } from '../../bootstrap/failure.mjs';
import { REPOSITORY } from '../../bootstrap/paths.mjs';
import { say, step } from '../../bootstrap/steps.mjs';
import { withLock } from '../../bootstrap/with-lock.mjs';
import { build } from '../apps.ts';
import type { Processes } from '../processes/processes.ts';
import { turbo } from '../turbo.ts';
import { failed, NOTHING, type Tally } from './tally.ts';

/** A check besides the tests. */
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
    // It reads what SvelteKit writes with the build.
    name: 'The search for unused code',
    run: (processes) => step('Unused code', () => processes.run('knip', ['--no-progress'], { cwd: REPOSITORY })),
  },
  {
    name: 'The type check',
    run: (processes) =>
      // svelte-check writes to the folder of the build.
      withLock('build', () => step('Types', () => turbo(processes, ['run', 'typecheck', '--concurrency=2']))),
  },
];

/** All checks, or only the build if only some tests are run. */
export function checksFor(filters: readonly string[]): readonly Check[] {
  return filters.length === 0 ? CHECKS : [BUILD];
}

/** Runs a check. Its output is printed only if it fails; a failure counts as one failed test. */
export async function check(processes: Processes, { name, run }: Check): Promise<Tally> {
  try {
    await run(processes);
    return NOTHING;
  } catch (error) {
    if (!(error instanceof CommandFailed)) throw error;
    say(`${error.output.trimEnd()}\n\n  ✗ ${name} failed: counted as one failed test.\n`);
    return failed(name);
  }
}
