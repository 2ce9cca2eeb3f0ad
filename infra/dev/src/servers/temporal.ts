import { setTimeout as sleep } from 'node:timers/promises';
import { Connection } from '@temporalio/client';
import { SetupError } from '../../bootstrap/failure.mjs';
import type { Note } from '../../bootstrap/steps.mjs';
import { freePort } from '../ports.ts';
import type { Processes, Started } from '../processes/processes.ts';
import { findTemporalCli } from './temporal-cli.ts';

const START_WITHIN_MS = 60_000;
const TRY_FOR_MS = 1_000;
const LOOK_EVERY_MS = 50;
const NAMESPACE = 'default';
const SETTINGS = [
  // With its one shard it looks for new tasks 20 times a second, unless it is told: each would wait up to 50 ms for that.
  'history.transferProcessorMaxPollRPS=1000',
  // Of four partitions a task may get into one that no poller looks at just then, and waits two seconds there.
  'matching.numTaskqueueWritePartitions=1',
].flatMap((setting) => ['--dynamic-config-value', setting]);
/** Half of the speed is lost with SQLite's own settings. These still keep all that was answered when a process dies, though not when the machine does. */
const IN_A_FILE = ['--sqlite-pragma=journal_mode=wal', '--sqlite-pragma=synchronous=1'];
const ALWAYS = ['--ip', '127.0.0.1', '--log-level', 'error', ...SETTINGS];

export type TemporalOptions = {
  readonly port: number;
  /** Port of its pages; without one there are none. */
  readonly uiPort?: number;
  /** SQLite file to keep everything in; without one it is kept in memory. */
  readonly file?: string;
};

async function describeNamespace(address: string): Promise<void> {
  const connection = await Connection.connect({ address, connectTimeout: TRY_FOR_MS });
  try {
    await connection.workflowService.describeNamespace({ namespace: NAMESPACE });
  } finally {
    await connection.close();
  }
}

/** Answers once the server serves its namespace. */
async function untilServing(address: string): Promise<void> {
  const deadline = Date.now() + START_WITHIN_MS;
  for (;;) {
    try {
      return await describeNamespace(address);
    } catch (error) {
      if (Date.now() > deadline) throw new SetupError('Temporal did not answer within a minute.', { cause: error });
      await sleep(LOOK_EVERY_MS);
    }
  }
}

/**
 * Starts a Temporal dev server on 127.0.0.1; answers once it serves. Its log goes to temporal.log.
 *
 * @throws {SetupError} where the server can't be found or does not start
 */
export async function startTemporal(
  processes: Processes,
  options: TemporalOptions,
  note: Note,
): Promise<Started & { readonly address: string }> {
  const command = await findTemporalCli(note);
  note('');
  // Left to themselves, these two take any port, also one that a client of ours was lent a moment ago.
  const [httpPort, metricsPort] = [await freePort(), await freePort()];
  const pages = options.uiPort === undefined ? ['--headless'] : ['--ui-port', String(options.uiPort)];
  const file = options.file === undefined ? [] : ['--db-filename', options.file, ...IN_A_FILE];
  const ports = ['--port', options.port, '--http-port', httpPort, '--metrics-port', metricsPort].map(String);
  const started = await processes.start({
    name: 'Temporal',
    command,
    args: ['server', 'start-dev', ...ALWAYS, ...ports, ...pages, ...file],
    cwd: process.cwd(),
    // It takes ten seconds to end properly, which is only worth it where something is kept.
    stopSignal: options.file === undefined ? 'SIGKILL' : 'SIGTERM',
  });
  const address = `127.0.0.1:${options.port}`;
  await Promise.race([untilServing(address), processes.died]);
  return { ...started, address };
}
