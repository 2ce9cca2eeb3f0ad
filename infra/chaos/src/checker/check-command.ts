import { SetupError } from '@jumpseat/dev/failure';
import { say, step } from '@jumpseat/dev/steps';
import type { CheckFlags } from '../flags.ts';
import { violationLines } from '../report/violations.ts';
import { withTimelines } from '../run/timeline.ts';
import { checkSystem } from './check-system.ts';
import { readRunFolder } from './read-run-folder.ts';

/** Checks a running, idle Jumpseat and prints the violations. Returns the exit code. */
export async function checkCommand({ runFolder }: CheckFlags): Promise<number> {
  const { DATABASE_URL: databaseUrl, TEMPORAL_ADDRESS, TEMPORAL_NAMESPACE } = process.env;
  if (!databaseUrl) throw new SetupError('DATABASE_URL must name the Postgres to check.\nSee: npm run chaos -- --help');
  const system = {
    databaseUrl,
    temporalAddress: TEMPORAL_ADDRESS ?? '127.0.0.1:7233',
    namespace: TEMPORAL_NAMESPACE ?? 'default',
  };
  const recorded =
    runFolder === undefined ? { calls: [], injectedFaults: [], mailbox: null } : await readRunFolder(runFolder);
  const found = await step('Reading, replaying and checking', (note) =>
    checkSystem(system, recorded, (read) => read % 200 === 0 && note(`${read} histories`)),
  );
  const { tables, runs, replayed, seats } = found;
  say(
    `${tables.orders.length} orders, ${runs.length} workflow runs, ${replayed} replayed, ${seats.seats} seats with ${seats.operations} operations`,
  );
  for (const line of violationLines(withTimelines(found.violations, { tables, ...recorded }))) say(line);
  return found.violations.length > 0 ? 1 : 0;
}
