import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommand } from './command.ts';
import { Processes } from './processes/processes.ts';
import { clusterFolder } from './servers/postgres.ts';
import { check, checksFor } from './testing/checks.ts';
import { startTestServers } from './testing/servers.ts';
import { runSuites } from './testing/suites.ts';
import { add, exitCode, NOTHING, summaryOf, type Tally } from './testing/tally.ts';

const filters = process.argv.slice(2);
const folder = await mkdtemp(join(tmpdir(), 'jumpseat-test-'));
const processes = new Processes(join(folder, 'logs'));
processes.removeAtEnd(folder);
let result: Tally | undefined;

async function testEverything(): Promise<number> {
  let tally = NOTHING;
  const env = await startTestServers(processes, folder);
  for (const each of checksFor(filters)) tally = add(tally, await check(processes, each));
  tally = add(tally, await runSuites(processes, env, filters));
  result = tally;
  return exitCode(tally);
}

async function cleanUp(): Promise<void> {
  await rm(clusterFolder(join(folder, 'postgres')), { recursive: true, force: true });
  await rm(folder, { recursive: true, force: true });
  if (result !== undefined) console.log(summaryOf(result));
}

await runCommand(processes, testEverything, cleanUp);
