import { checksFor } from './doctor/checks.ts';
import { hasProblem, jsonOf, textOf } from './doctor/report.ts';
import { runChecks } from './doctor/run-checks.ts';
import { processEnvironment } from './env.ts';

// Says what is misconfigured. Changes nothing. Ends with exit code 1 if something must be repaired.
const { checks, close } = checksFor(processEnvironment());
const reports = await runChecks(checks);
process.stdout.write(process.argv.includes('--json') ? jsonOf(reports) : textOf(reports));
process.exitCode = hasProblem(reports) ? 1 : 0;
await close();
