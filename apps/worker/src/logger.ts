import { type LogMetadata, Runtime } from '@temporalio/worker';
import { type Level, type Logger, pino } from 'pino';

/** The SDK reports a failed workflow task only by this log message. */
const FAILED_TASK = 'Failing workflow task';

/**
 * Creates the process's logger. The Temporal runtime logs through it too.
 *
 * @param onFailedTask called with the run of each workflow task that fails on this worker
 * @param metricsAddress where the SDK serves its own metrics, as address:port; left out to serve none
 */
export function createLogger(level: string, onFailedTask: (runId: string) => void, metricsAddress?: string): Logger {
  const logger = pino({ level, name: 'worker', base: null });
  const write = (severity: keyof typeof LEVEL, message: string, meta: LogMetadata = {}) => {
    if (message === FAILED_TASK) onFailedTask(`${meta.runId ?? meta.run_id}`);
    // An error that an activity logs itself is not a failed try.
    if (meta.activityType === undefined || severity === 'ERROR') logger[LEVEL[severity]](meta, message);
    else logActivity(logger, message, meta);
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
    telemetryOptions: {
      logging: { filter: { core: 'WARN', other: 'ERROR' }, forward: {} },
      ...(metricsAddress && { metrics: { prometheus: { bindAddress: metricsAddress, ...PROMETHEUS_NAMES } } }),
    },
    // main.ts stops the workers.
    shutdownSignals: [],
  });
  return logger;
}

/** Names and units as Prometheus recommends them. */
const PROMETHEUS_NAMES = { countersTotalSuffix: true, unitSuffix: true, useSecondsForDurations: true } as const;

/** The SDK's own lifecycle messages are of no use in a normal run. */
const LEVEL = { TRACE: 'trace', DEBUG: 'trace', INFO: 'debug', WARN: 'warn', ERROR: 'error' } as const satisfies Record<
  string,
  Level
>;

/** A failed try is retried, so only repeated failures are warnings. */
const TRIES_WITHOUT_WARNING = 3;

function logActivity(logger: Logger, message: string, meta: LogMetadata): void {
  const { activityType, workflowId, attempt, error } = meta;
  const level = error === undefined ? 'trace' : attempt > TRIES_WITHOUT_WARNING ? 'warn' : 'info';
  logger[level]({ activityType, workflowId, attempt, err: error }, message);
}
