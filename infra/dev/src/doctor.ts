import { staffCommand } from './staff-command.ts';

const HELP = `
npm run doctor
npm run --silent doctor -- --json    the same for programs

Says what is misconfigured: in the settings, Postgres, Temporal, the workers, the mail server, the certificates, or
on this machine. Each line is one check: ✓ is well, ! is worth a look, ✗ must be repaired. Below it stands what to do.
Ends with exit code 1 if there is a ✗. It changes nothing.
Uses the servers of \`npm start\` in this checkout, or DATABASE_URL, TEMPORAL_ADDRESS and TEMPORAL_NAMESPACE.
`;

await staffCommand({ help: HELP, main: 'apps/api/src/doctor-main.ts', flags: ['--json'] });
