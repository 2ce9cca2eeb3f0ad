import { parseWorkflowId } from '@jumpseat/booking/contracts';
import { type LogMetadata, Runtime } from '@temporalio/worker';
import { type Level, type Logger, pino } from 'pino';

/** The SDK reports a failed workflow task only by this log message. */
const FAILED_TASK = 'Failing workflow task';

interface LoggerOptions {
  /** Called with the run of each workflow task that fails on this worker. */
  readonly onFailedTask: (runId: string) => void;
  /** Where the SDK serves its own metrics, as address:port. Left out: it serves none. */
  readonly metricsAddress?: string | undefined;
  /** What each line contains about the trace that is active. */
  readonly traceFields?: (() => object) | undefined;
}

/** Creates the process's logger. The Temporal runtime logs through it too. */
export function createLogger(level: string, { onFailedTask, metricsAddress, traceFields }: LoggerOptions): Logger {
  const logger = pino({ level, name: 'worker', base: null, ...(traceFields && { mixin: traceFields }) });
  const write = (severity: keyof typeof LEVEL, message: string, sdkMeta: LogMetadata = {}) => {
    const meta: LogMetadata = { ...orderOf(sdkMeta), ...sdkMeta };
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
  const { activityType, workflowId, orderId, attempt, error } = meta;
  const level = error === undefined ? 'trace' : attempt > TRIES_WITHOUT_WARNING ? 'warn' : 'info';
  logger[level]({ activityType, workflowId, orderId, attempt, err: error }, message);
}

/** The order of a workflow. */
function orderOf({ workflowId, workflow_id = workflowId }: LogMetadata): { orderId?: string } {
  const subject = parseWorkflowId(`${workflow_id}`);
  if (subject?.type === 'MAIL') return { orderId: subject.mail.orderId };
  return subject?.type === 'ORDER' ? { orderId: subject.orderId } : {};
}
