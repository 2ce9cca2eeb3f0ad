import { stopCommands } from '../../bootstrap/run.mjs';
import type { Processes } from './processes.ts';

/** A single Ctrl-C may reach us twice, from the terminal and from npm. Only a later signal counts as a second one. */
const SAME_SIGNAL_MS = 800;
const SIGNALS = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

/**
 * Returns a promise that rejects with {@link Stopped} at the first signal, or when the parent process ends. A second
 * signal kills everything.
 */
export function untilStopped(processes: Processes, onFirst: () => void): Promise<never> {
  const stopped = Promise.withResolvers<never>();
  stopped.promise.catch(() => undefined);
  let since: number | undefined;
  const stop = (exitCode: number) => {
    if (since === undefined) {
      since = performance.now();
      onFirst();
      stopCommands();
      stopped.reject(new Stopped(exitCode));
    } else if (performance.now() - since > SAME_SIGNAL_MS) {
      stopCommands('SIGKILL');
      void processes.kill().finally(() => process.exit(exitCode));
    }
  };
  for (const [signal, exitCode] of Object.entries(SIGNALS)) process.on(signal, () => stop(exitCode));
  process.once('disconnect', () => stop(SIGNALS.SIGTERM));
  // The IPC channel must not keep us alive.
  process.channel?.unref();
  return stopped.promise;
}

/** The command was asked to stop. */
export class Stopped extends Error {
  override readonly name = 'Stopped';
  readonly exitCode: number;

  constructor(exitCode: number) {
    super('Stopped on request.');
    this.exitCode = exitCode;
  }
}
