import { staffCommand } from './staff-command.ts';

const HELP = `
npm run reconcile -- --dry-run    says what there is to do, and changes nothing
npm run reconcile                 does it

Makes Postgres and Temporal agree after Postgres was restored from a backup, or Temporal has lost its store. What
either of them knows is kept. Stop every API node and worker first; it refuses to run beside them. docs/backup.md says
the whole procedure. You can repeat it.

Exit code: 0 both agree, 1 something needs a person or has failed, 2 Jumpseat still runs.
Set DATABASE_URL, TEMPORAL_ADDRESS and TEMPORAL_NAMESPACE, as for a worker. Without them it uses the servers of
\`npm start\` in this checkout.
`;

await staffCommand({ help: HELP, main: 'apps/worker/src/reconcile-main.ts', flags: ['--dry-run'] });
