import { stopCommands } from '../../bootstrap/run.mjs';
import type { Processes } from './processes.ts';

/** A Ctrl-C may reach us twice at once, from the terminal and through npm: only a later one is a second one. */
const SAME_SIGNAL_MS = 800;
const SIGNALS = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

/**
 * A promise that rejects with {@link Stopped} when somebody asks this command to end: a signal, or the end of the
 * process that started it. A second request ends everything without asking.
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
  // Listening must not keep us alive once everything is done.
  process.channel?.unref();
  return stopped.promise;
}

/** Somebody asked us to end. */
export class Stopped extends Error {
  override readonly name = 'Stopped';
  readonly exitCode: number;

  constructor(exitCode: number) {
    super('Stopped on request.');
    this.exitCode = exitCode;
  }
}
