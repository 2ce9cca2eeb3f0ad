import type { Part } from '../results.ts';

/** What people call the processes. */
export const PART_NAMES: Readonly<Record<Part, string>> = {
  ...{ api: 'API', worker: 'worker', temporal: 'Temporal', postgres: 'Postgres' },
  ...{ passengers: 'passengers', viewers: 'viewers' },
};
