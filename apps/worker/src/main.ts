import { exitOnFailure } from '@jumpseat/config/boot';
import { temporalConnection } from '@jumpseat/config/temporal';
import { connect, createCareStore, createMailStore, requireMigrations } from '@jumpseat/db';
import { Client } from '@temporalio/client';
import { createActivities } from './activities/index.ts';
import { createProjection } from './activities/projection.ts';
import { bundleWorkflows } from './bundle/bundle-workflows.ts';
import { Caretaker } from './caretaker/caretaker.ts';
import { FailingTasks } from './caretaker/failing-tasks.ts';
import { readEnv } from './env.ts';
import { withCircuitBreaker } from './gateway/circuit-breaker.ts';
import { simulatedGateway } from './gateway/simulated-gateway.ts';
import { createLogger } from './logger.ts';
import { createComposeMail } from './mail/compose-mail.ts';
import { fileTransport } from './mail/file-transport.ts';
import { createMailActivities } from './mail/mail-activities.ts';
import { MailRelay } from './mail/mail-relay.ts';
import { smtpTransport } from './mail/smtp-transport.ts';
import { countEvents } from './metrics/count-events.ts';
import { readDueMailsSeldom } from './metrics/due-mails.ts';
import { measurePayments } from './metrics/measure-payments.ts';
import { measureTurns } from './metrics/measure-turns.ts';
import { createMetrics } from './metrics/metrics.ts';
import { serveMetrics } from './metrics/metrics-server.ts';
import { OrderWorkflows } from './orders/order-workflows.ts';
import { SeatBlockClient } from './seat-blocks/seat-block-client.ts';
import { temporalSeatBlocks } from './seat-blocks/temporal-seat-blocks.ts';
import { connectWorkers, createMailWorker, createWorkers } from './workers.ts';

const settings = readEnv();
const failing = new FailingTasks();
const logger = createLogger(
  settings.LOG_LEVEL,
  (runId) => failing.note(runId, Date.now()),
  settings.TEMPORAL_METRICS_ADDRESS,
);
const namespace = settings.TEMPORAL_NAMESPACE;

const database = connect(settings.DATABASE_URL);
await exitOnFailure("Postgres can't be used", requireMigrations(database));
const mails = createMailStore(database);
const metrics = createMetrics(readDueMailsSeldom(mails.due));
const metricsServer =
  settings.METRICS_PORT === undefined
    ? undefined
    : await exitOnFailure(
        `The port ${settings.METRICS_PORT}, named by METRICS_PORT, can't be opened`,
        serveMetrics(metrics.registry, { host: settings.METRICS_HOST, port: settings.METRICS_PORT }),
      );
const noteCircuit = (circuit: 'gateway' | 'mail') => (isOpen: boolean) =>
  metrics.circuitOpen.set({ circuit }, isOpen ? 1 : 0);
const connection = await exitOnFailure(
  `Temporal can't be reached at ${settings.TEMPORAL_ADDRESS}`,
  connectWorkers(temporalConnection(settings)),
);
const client = new Client({ connection, namespace }).workflow;
const projection = countEvents(createProjection(database), metrics);
const blocks = temporalSeatBlocks(new SeatBlockClient(client), projection);
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
const workflowBundle = await bundleWorkflows();
const workers = [
  ...(await createWorkers({ connection, namespace, workflowBundle, activities })),
  await createMailWorker({ connection, namespace, workflowBundle, activities: mailActivities }),
];

const caretaker = new Caretaker({
  client,
  failing,
  store: createCareStore(database),
  projection,
  orders,
  blocks,
  logger,
  metrics,
});
const relay = new MailRelay({ client, mails, logger });

const stop = () => {
  caretaker.close();
  relay.close();
  for (const worker of workers) if (worker.getState() === 'RUNNING') worker.shutdown();
};
process.on('SIGTERM', stop).on('SIGINT', stop);

const running = Promise.all([...workers.map((worker) => worker.run()), caretaker.run(), relay.run()]);
logger.info('worker ready');
process.send?.('ready');
try {
  await running;
} finally {
  stop();
  await Promise.allSettled([metricsServer?.close(), connection.close(), database.close()]);
  logger.info('worker stopped');
}
