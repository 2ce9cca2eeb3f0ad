import { randomInt } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { runCommand } from '@jumpseat/dev/command';
import { failWith } from '@jumpseat/dev/failure';
import { Processes } from '@jumpseat/dev/processes';
import { say, step } from '@jumpseat/dev/steps';
import { checkCommand } from './checker/check-command.ts';
import { HELP, type RunFlags, readFlags } from './flags.ts';
import { report } from './report/table.ts';
import { runChaos } from './run/run-chaos.ts';
import { RunFolder } from './run/run-folder.ts';
import { startClusterSystem } from './servers/cluster-system.ts';
import type { RunningSystem } from './servers/running-system.ts';
import { startSmallSystem } from './servers/small-system.ts';

const RESULTS = resolve(import.meta.dirname, '..', '..', '..', '.data', 'chaos');
const MAX_RANDOM_SEED = 1_000_000;

const SMALL = 'Postgres, Temporal, a mail server, two API nodes, two workers';
const CLUSTER =
  'a cluster of Postgres, three Temporal servers, Caddy, three API nodes and two workers, and a mail server';

function startCluster(): Promise<RunningSystem> {
  // Its start prints steps of its own.
  say(`Starting ${CLUSTER}:`);
  return startClusterSystem();
}

async function run(flags: RunFlags): Promise<void> {
  const logs = await mkdtemp(join(tmpdir(), 'jumpseat-chaos-'));
  const processes = new Processes(logs);
  processes.removeAtEnd(logs);
  let system: RunningSystem | undefined;
  let folder: RunFolder | undefined;
  const stopping = new AbortController();
  const work = async () => {
    const repeat = `${flags.cluster ? '--cluster ' : ''}--seed ${flags.seed}`;
    say(`\nSeed ${flags.seed}: repeat the same faults with ${repeat}.`);
    folder = await RunFolder.create(
      flags.out ?? join(RESULTS, new Date().toISOString().slice(0, 19).replaceAll(':', '-')),
    );
    system = await (flags.cluster ? startCluster() : step(SMALL, startSmallSystem));
    const results = await runChaos(flags, { system, folder, signal: stopping.signal });
    say(`\n${report(results)}\n\nResults: ${folder.path}`);
    return results.violations.length > 0 ? 1 : 0;
  };
  await runCommand(processes, work, async () => {
    stopping.abort();
    if (system) {
      await folder?.writeLogs(await system.readLogs());
      await system.remove();
    }
    await folder?.close();
    await rm(logs, { recursive: true, force: true });
  });
}

try {
  const flags = readFlags(process.argv.slice(2), () => randomInt(1, MAX_RANDOM_SEED));
  if (flags.command === 'help') say(HELP);
  else if (flags.command === 'check') process.exitCode = await checkCommand(flags);
  else await run(flags);
} catch (error) {
  failWith(error);
}
