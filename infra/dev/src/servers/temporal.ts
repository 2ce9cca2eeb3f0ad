import { setTimeout as sleep } from 'node:timers/promises';
import { Connection } from '@temporalio/client';
import { SetupError } from '../../bootstrap/failure.mjs';
import type { Note } from '../../bootstrap/steps.mjs';
import { freePort } from '../ports.ts';
import type { Processes, Started } from '../processes/processes.ts';
import { findTemporalCli } from './sources/temporal-cli.ts';

const START_WITHIN_MS = 60_000;
const CONNECT_WITHIN_MS = 1_000;
const RETRY_MS = 50;
const NAMESPACE = 'default';
const SETTINGS = [
  // The single shard looks for new tasks 20 times a second by default, so each task would wait up to 50 ms.
  'history.transferProcessorMaxPollRPS=1000',
  // With four partitions a task may land in one without a poller, and wait two seconds there.
  'matching.numTaskqueueWritePartitions=1',
].flatMap((setting) => ['--dynamic-config-value', setting]);
/** SQLite's defaults halve the speed. With these, data survives a crash of the process, though not of the machine. */
const IN_A_FILE = ['--sqlite-pragma=journal_mode=wal', '--sqlite-pragma=synchronous=1'];
const ALWAYS = ['--ip', '127.0.0.1', '--log-level', 'error', ...SETTINGS];

export type TemporalOptions = {
  readonly port: number;
  /** Port of the Temporal UI. Without it there is no UI. */
  readonly uiPort?: number;
  /** SQLite file for all data. Without it the data stays in memory. */
  readonly file?: string;
};

async function connectOnce(address: string, namespace: string | undefined): Promise<void> {
  const connection = await Connection.connect({ address, connectTimeout: CONNECT_WITHIN_MS });
  try {
    if (namespace !== undefined) await connection.workflowService.describeNamespace({ namespace });
  } finally {
    await connection.close();
  }
}

/**
 * Waits until the server can be called, and has the namespace, if one is named.
 *
 * @throws {SetupError} after a minute
 */
export async function untilServing(address: string, namespace?: string): Promise<void> {
  const deadline = Date.now() + START_WITHIN_MS;
  for (;;) {
    try {
      return await connectOnce(address, namespace);
    } catch (error) {
      if (Date.now() > deadline) throw new SetupError('Temporal did not answer within a minute.', { cause: error });
      await sleep(RETRY_MS);
    }
  }
}

/**
 * Starts a Temporal dev server on 127.0.0.1 and waits until it serves. Its log goes to temporal.log.
 *
 * @throws {SetupError} if the server can't be found or doesn't start
 */
export async function startTemporal(
  processes: Processes,
  options: TemporalOptions,
  note: Note,
): Promise<Started & { readonly address: string }> {
  const command = await findTemporalCli(note);
  note('');
  // By default the server takes any port for these two, even one that a client socket of ours just got.
  const httpPort = await freePort();
  const metricsPort = await freePort();
  const ui = options.uiPort === undefined ? ['--headless'] : ['--ui-port', String(options.uiPort)];
  const file = options.file === undefined ? [] : ['--db-filename', options.file, ...IN_A_FILE];
  const ports = ['--port', options.port, '--http-port', httpPort, '--metrics-port', metricsPort].map(String);
  const started = await processes.start({
    name: 'Temporal',
    command,
    args: ['server', 'start-dev', ...ALWAYS, ...ports, ...ui, ...file],
    cwd: process.cwd(),
    // A clean shutdown takes ten seconds, which is only worth it if data is kept.
    stopSignal: options.file === undefined ? 'SIGKILL' : 'SIGTERM',
  });
  const address = `127.0.0.1:${options.port}`;
  await Promise.race([untilServing(address, NAMESPACE), processes.died]);
  return { ...started, address };
}
