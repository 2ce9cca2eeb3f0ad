import { exitOnFailure } from '@jumpseat/config/boot';
import { temporalConnection } from '@jumpseat/config/temporal';
import { tracedShare } from '@jumpseat/config/tracing';
import {
  connect,
  createCaretakerStore,
  createHousekeepingStore,
  createMailStore,
  requireMigrations,
} from '@jumpseat/db';
import { startTracing } from '@jumpseat/tracing';
import { Client } from '@temporalio/client';
import { createActivities } from './activities/index.ts';
import { createProjection } from './activities/projection.ts';
import { bundleWorkflows } from './bundle/bundle-workflows.ts';
import { Caretaker } from './caretaker/caretaker.ts';
import { FailingTasks } from './caretaker/failing-tasks.ts';
import { connectClient } from './connect-client.ts';
import { buildIdOf } from './deployment/build-id.ts';
import { createVersioning } from './deployment/versioning.ts';
import { readEnv } from './env.ts';
import { withCircuitBreaker } from './gateway/circuit-breaker.ts';
import { simulatedGateway } from './gateway/simulated-gateway.ts';
import { createHousekeepingActivities } from './housekeeping/housekeeping-activities.ts';
import { HousekeepingSchedule } from './housekeeping/housekeeping-schedule.ts';
import { createLogger } from './logger.ts';
import { createComposeMail } from './mail/compose-mail.ts';
import { fileTransport } from './mail/file-transport.ts';
import { createMailActivities } from './mail/mail-activities.ts';
import { MailRelay } from './mail/mail-relay.ts';
import { smtpTransport } from './mail/smtp-transport.ts';
import { cachedRead } from './metrics/cached-read.ts';
import { countEvents } from './metrics/count-events.ts';
import { measurePayments } from './metrics/measure-payments.ts';
import { measureTurns } from './metrics/measure-turns.ts';
import { createMetrics } from './metrics/metrics.ts';
import { serveMetrics } from './metrics/metrics-server.ts';
import { OrderWorkflows } from './orders/order-workflows.ts';
import { SeatBlockClient } from './seat-blocks/seat-block-client.ts';
import { temporalSeatBlocks } from './seat-blocks/temporal-seat-blocks.ts';
import { BOOKING_TASK_QUEUES } from './task-queues.ts';
import { traceProjection } from './traces/trace-projection.ts';
import { connectWorkers, createHousekeepingWorker, createMailWorker, createWorkers } from './workers.ts';

const settings = readEnv();
const failing = new FailingTasks();
const tracing = await startTracing({
  service: 'jumpseat-worker',
  endpoint: settings.OTEL_EXPORTER_OTLP_ENDPOINT,
  share: tracedShare(settings),
  onError: (problem) => logger.warn({ problem }, 'traces could not be sent'),
});
const logger = createLogger(settings.LOG_LEVEL, {
  onFailedTask: (runId) => failing.note(runId, Date.now()),
  metricsAddress: settings.TEMPORAL_METRICS_ADDRESS,
  traceFields: tracing?.logFields,
});
const namespace = settings.TEMPORAL_NAMESPACE;

const database = connect(settings.DATABASE_URL);
await exitOnFailure("Postgres can't be used", requireMigrations(database));
const mails = createMailStore(database);
const housekeepingStore = createHousekeepingStore(database);
const metrics = createMetrics({
  dueMails: cachedRead(mails.due),
  lastHousekeepingRun: cachedRead(housekeepingStore.lastHousekeepingRun),
});
const metricsServer =
  settings.METRICS_PORT === undefined
    ? undefined
    : await exitOnFailure(
        `The port ${settings.METRICS_PORT}, named by METRICS_PORT, can't be opened`,
        serveMetrics(metrics.registry, { host: settings.METRICS_HOST, port: settings.METRICS_PORT }),
      );
const noteCircuit = (circuit: 'gateway' | 'mail') => (isOpen: boolean) =>
  metrics.circuitOpen.set({ circuit }, isOpen ? 1 : 0);
const temporal = temporalConnection(settings);
const [connection, clientConnection] = await exitOnFailure(
  `Temporal can't be reached at ${settings.TEMPORAL_ADDRESS}`,
  Promise.all([connectWorkers(temporal), connectClient(temporal)]),
);
const interceptors = tracing && { workflow: [tracing.workflowCalls] };
const { workflow: client, schedule } = new Client({
  connection: clientConnection,
  namespace,
  ...(interceptors && { interceptors }),
});
const projection = traceProjection(countEvents(createProjection(database), metrics), tracing);
const blocks = temporalSeatBlocks(new SeatBlockClient(client), projection, tracing);
const orders = new OrderWorkflows(client, projection);
const gateway = simulatedGateway({
  failureRate: settings.PAYMENT_FAILURE_RATE,
  delayMs: settings.PAYMENT_DELAY,
});
const payments = measurePayments(withCircuitBreaker(gateway, noteCircuit('gateway')), metrics);
const activities = measureTurns(createActivities({ blocks, orders, gateway: payments, projection }), metrics);
const mailActivities = createMailActivities({
  mails,
  compose: createComposeMail({ origin: settings.PUBLIC_ORIGIN, secret: settings.SESSION_SECRET }),
  transport: settings.SMTP_URL
    ? smtpTransport(settings.SMTP_URL, settings.MAIL_FROM)
    : fileTransport(settings.MAIL_DIR, settings.MAIL_FROM),
  onCircuit: noteCircuit('mail'),
  ended: metrics.mails,
});
const housekeepingActivities = createHousekeepingActivities({
  store: housekeepingStore,
  client,
  days: {
    DELETE_UNPAID_ORDERS: settings.UNPAID_ORDERS_DAYS,
    ERASE_PERSONAL_DATA: settings.PERSONAL_DATA_DAYS,
    ARCHIVE_FLIGHTS: settings.ARCHIVE_AFTER_DAYS,
  },
  logger,
  metrics,
});
const workflowBundle = await bundleWorkflows();
const deploymentName = settings.WORKER_DEPLOYMENT;
const version =
  deploymentName === undefined
    ? undefined
    : { deploymentName, buildId: settings.WORKER_BUILD ?? buildIdOf(workflowBundle.code) };
const workers = [
  ...(await createWorkers({ connection, namespace, workflowBundle, version, activities, tracing })),
  await createMailWorker({ connection, namespace, workflowBundle, version, activities: mailActivities }),
  await createHousekeepingWorker({ connection, namespace, workflowBundle, activities: housekeepingActivities }),
];

const versioning =
  version &&
  createVersioning({
    version,
    client,
    service: connection.workflowService,
    taskQueues: BOOKING_TASK_QUEUES,
    logger,
    metrics,
  });
const caretaker = new Caretaker({
  client,
  abandoned: versioning?.abandoned,
  failing,
  store: createCaretakerStore(database),
  projection,
  orders,
  blocks,
  logger,
  metrics,
});
const relay = new MailRelay({ client, mails, logger });
const housekeepingSchedule = new HousekeepingSchedule({ client: schedule, logger });
const stop = () => {
  caretaker.close();
  relay.close();
  housekeepingSchedule.close();
  versioning?.registration.close();
  for (const worker of workers) if (worker.getState() === 'RUNNING') worker.shutdown();
};
process.on('SIGTERM', stop).on('SIGINT', stop);

const sayReady = () => {
  logger.info(version ?? {}, 'worker ready');
  process.send?.('ready');
};
const running = Promise.all([
  ...workers.map((worker) => worker.run()),
  caretaker.run(),
  relay.run(),
  housekeepingSchedule.run(),
  versioning?.registration.run(sayReady),
]);
if (!versioning) sayReady();
try {
  await running;
} finally {
  stop();
  await Promise.allSettled([metricsServer?.close(), connection.close(), database.close(), tracing?.close()]);
  logger.info('worker stopped');
}
// Without closing `clientConnection`: calls that wait for their next try would throw.
process.exit();
