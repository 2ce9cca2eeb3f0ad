import { type LogMetadata, Runtime } from '@temporalio/worker';
import { type Level, type Logger, pino } from 'pino';

/** What the SDK says when a workflow task fails: its log is the only word of it. */
const FAILED_TASK = 'Failing workflow task';

/**
 * The process's logger; the Temporal runtime logs through it too.
 *
 * @param onFailedTask hears of the run of each workflow task that fails at this worker
 */
export function createLogger(level: string, onFailedTask: (runId: string) => void): Logger {
  const logger = pino({ level, name: 'worker', base: null });
  const write = (severity: keyof typeof LEVEL, message: string, meta: LogMetadata = {}) => {
    if (message === FAILED_TASK) onFailedTask(`${meta.runId ?? meta.run_id}`);
    // What an activity reports as an error is no failure of a try.
    if (meta.activityType === undefined || severity === 'ERROR') logger[LEVEL[severity]](meta, message);
    else tellOfActivity(logger, message, meta);
  };
  Runtime.install({
    logger: {
      log: write,
      trace: (message, meta) => write('TRACE', message, meta),
      debug: (message, meta) => write('DEBUG', message, meta),
      info: (message, meta) => write('INFO', message, meta),
      warn: (message, meta) => write('WARN', message, meta),
      error: (message, meta) => write('ERROR', message, meta),
    },
    telemetryOptions: { logging: { filter: { core: 'WARN', other: 'ERROR' }, forward: {} } },
    // main.ts stops the workers.
    shutdownSignals: [],
  });
  return logger;
}

/** What the SDK tells of its own comings and goings is of no use in a normal run. */
const LEVEL = { TRACE: 'trace', DEBUG: 'trace', INFO: 'debug', WARN: 'warn', ERROR: 'error' } as const satisfies Record<
  string,
  Level
>;

/** A try that fails is tried again: it is news when that goes on. */
const TRIES_WITHOUT_WARNING = 3;

function tellOfActivity(logger: Logger, message: string, meta: LogMetadata): void {
  const { activityType, workflowId, attempt, error } = meta;
  const level = error === undefined ? 'trace' : attempt > TRIES_WITHOUT_WARNING ? 'warn' : 'info';
  logger[level]({ activityType, workflowId, attempt, err: error }, message);
}
