import { staffCommand } from './staff-command.ts';

const HELP = `
npm run repair -- seat::FL123::economy order::my-order mail::my-order::5

Terminates these workflows and restarts them from Postgres: a seat block with its bookings and live holds, an order in
its current state, a mail that is still due. Workers do this by themselves, within a minute, for workflows that are
stuck.
Uses the servers of \`npm start\` in this checkout, or DATABASE_URL, TEMPORAL_ADDRESS and TEMPORAL_NAMESPACE.
`;

await staffCommand({ help: HELP, main: 'apps/worker/src/repair-main.ts' });
