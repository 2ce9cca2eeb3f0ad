import { Runtime } from '@temporalio/worker';
import { type Logger, pino } from 'pino';

/** The process's logger; the Temporal runtime logs through it too, from warnings up. */
export function createLogger(level: string): Logger {
  const logger = pino({ level, name: 'worker', base: null });
  Runtime.install({
    logger: {
      log: (severity, message, meta) => logger[LEVEL[severity]](meta ?? {}, message),
      trace: (message, meta) => logger.trace(meta ?? {}, message),
      debug: (message, meta) => logger.trace(meta ?? {}, message),
      // What the SDK tells of its own comings and goings is of no use in a normal run.
      info: (message, meta) => logger.debug(meta ?? {}, message),
      warn: (message, meta) => logger.warn(meta ?? {}, message),
      error: (message, meta) => logger.error(meta ?? {}, message),
    },
    telemetryOptions: { logging: { filter: { core: 'WARN', other: 'ERROR' }, forward: {} } },
    shutdownSignals: [],
  });
  return logger;
}

const LEVEL = { TRACE: 'trace', DEBUG: 'trace', INFO: 'debug', WARN: 'warn', ERROR: 'error' } as const;
