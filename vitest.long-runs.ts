import { configDefaults } from 'vitest/config';

/**
 * Suites that take long, or need the machine for themselves, by the project that runs them. `npm test` leaves them out,
 * so that it stays under ten minutes on two cores. Each has a command of its own: see LONG in infra/dev.
 */
export const LONG_RUNS: Readonly<Record<string, readonly string[]>> = {
  /** How long something takes: with nothing else on the machine. */
  alone: ['apps/api/test/overload.test.ts'],
  /** Processes crash, and Postgres and networks hang, while passengers book. */
  faults: [
    'apps/api/test/nodes.test.ts',
    'apps/api/test/recovery.test.ts',
    'apps/api/test/worker-crashes.test.ts',
    'infra/chaos/test/chaos.test.ts',
    'infra/chaos/test/stall.test.ts',
  ],
  /** What others install, and what they generate from the API's description. */
  published: ['apps/api/src/docs/generators.test.ts', 'packages/client/test/package.test.ts'],
  /** The drill of docs/backup.md, on servers of its own. */
  restore: ['infra/chaos/test/restore/restore.test.ts'],
  /** This release beside the previous one. It installs that one's packages first. */
  upgrade: ['apps/api/test/upgrade.test.ts'],
};

/** What the suites of a folder of the repository leave out: what Vitest leaves out, and long runs. */
export function usualSuitesOf(folder: string): { exclude: string[] } {
  const within = Object.values(LONG_RUNS)
    .flat()
    .filter((file) => file.startsWith(`${folder}/`));
  return { exclude: [...configDefaults.exclude, ...within.map((file) => file.slice(folder.length + 1))] };
}
