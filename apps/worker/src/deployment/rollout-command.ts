import { parseArgs } from 'node:util';
import { RolloutRefusedError } from './rollout-refused-error.ts';

/** The output of `npm run rollout -- --help`. */
export const HELP = `
npm run rollout -- status              the builds of the workers: their share of new orders, what runs on them
npm run rollout -- status --json       the same for programs
npm run rollout -- ramp 10             gives the newest build 10 percent of the new orders
npm run rollout -- promote             gives all new orders to the build with the ramp, or else to the newest
npm run rollout -- rollback            ends the ramp; without one, makes the build before the current one current again
npm run rollout -- remove BUILD        forgets a build on which nothing runs, and whose workers have stopped

  --build ID    for ramp, promote and rollback: this build. promote --build unversioned: workers without a version
  --force       for ramp, promote and rollback: also if no worker of the build polls
                for remove: restarts from Postgres what still runs on the build

Orders and mails end on the build that began them, so keep its workers until status says that nothing runs on it.
Reads WORKER_DEPLOYMENT, the name of the deployment, and uses the servers of \`npm start\` in this checkout, or
DATABASE_URL, TEMPORAL_ADDRESS and TEMPORAL_NAMESPACE.
`;

/** In place of a build: the workers without a version. */
export const UNVERSIONED = 'unversioned';

/** What to do. Without a build: the one that the command's help names. */
export type RolloutCommand =
  | { readonly type: 'help' }
  | { readonly type: 'status'; readonly json: boolean }
  | { readonly type: 'ramp'; readonly percentage: number; readonly build: string | undefined; readonly force: boolean }
  | { readonly type: 'promote'; readonly build: string | undefined; readonly force: boolean }
  | { readonly type: 'rollback'; readonly build: string | undefined; readonly force: boolean }
  | { readonly type: 'remove'; readonly build: string; readonly force: boolean };

const SEE_HELP = 'See: npm run rollout -- --help';

/** @throws {RolloutRefusedError} if the arguments are no command */
export function parseCommand(args: readonly string[]): RolloutCommand {
  const { values, positionals } = parse(args);
  const [type, ...rest] = positionals;
  if (type === undefined || values.help) return { type: 'help' };
  const { build, force, json } = values;
  const limit = type === 'ramp' || type === 'remove' ? 1 : 0;
  if (rest.length > limit) throw new RolloutRefusedError(`Unexpected argument: ${rest[limit]}. ${SEE_HELP}`);
  if (json && type !== 'status') throw new RolloutRefusedError(`--json is only for status. ${SEE_HELP}`);
  if (build !== undefined && (type === 'status' || type === 'remove')) {
    throw new RolloutRefusedError(`--build is not for ${type}. ${SEE_HELP}`);
  }
  switch (type) {
    case 'status':
      return { type, json };
    case 'ramp':
      return { type, percentage: percentageOf(rest[0]), build, force };
    case 'promote':
    case 'rollback':
      return { type, build, force };
    case 'remove':
      if (rest[0] === undefined) throw new RolloutRefusedError(`remove needs a build: npm run rollout -- remove BUILD`);
      return { type, build: rest[0], force };
    default:
      throw new RolloutRefusedError(`There is no command ${type}. ${SEE_HELP}`);
  }
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        help: { type: 'boolean', short: 'h', default: false },
        build: { type: 'string' },
        force: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw new RolloutRefusedError(`${error instanceof Error ? error.message : error}\n${SEE_HELP}`);
  }
}

function percentageOf(text: string | undefined): number {
  const percentage = /^\d{1,3}%?$/.test(text ?? '') ? Number.parseInt(text ?? '', 10) : Number.NaN;
  if (percentage >= 1 && percentage <= 100) return percentage;
  const given = text === undefined ? 'ramp needs a share' : `ramp ${text} is not a share`;
  throw new RolloutRefusedError(
    `${given}: expected whole percents from 1 to 100, such as ramp 10. To end a ramp: rollback`,
  );
}
