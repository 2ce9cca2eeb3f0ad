import { exitOnFailure } from '@jumpseat/config/boot';
import { temporalConnection } from '@jumpseat/config/temporal';
import { connect, createCareStore } from '@jumpseat/db';
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
import { OrderWorkflows } from './orders/order-workflows.ts';
import { SeatBlockClient } from './seat-blocks/seat-block-client.ts';
import { temporalSeatBlocks } from './seat-blocks/temporal-seat-blocks.ts';
import { connectWorkers, createWorkers } from './workers.ts';

const settings = readEnv();
const failing = new FailingTasks();
const logger = createLogger(settings.LOG_LEVEL, (runId) => failing.note(runId, Date.now()));
const namespace = settings.TEMPORAL_NAMESPACE;

const database = connect(settings.DATABASE_URL);
const connection = await exitOnFailure(
  `Temporal can't be reached at ${settings.TEMPORAL_ADDRESS}`,
  connectWorkers(temporalConnection(settings)),
);
const client = new Client({ connection, namespace }).workflow;
const projection = createProjection(database);
const blocks = temporalSeatBlocks(new SeatBlockClient(client), projection);
const orders = new OrderWorkflows(client, projection);
const activities = createActivities({
  blocks,
  orders,
  gateway: withCircuitBreaker(
    simulatedGateway({ failureRate: settings.PAYMENT_FAILURE_RATE, delayMs: settings.PAYMENT_DELAY }),
  ),
  projection,
});
const workflowBundle = await bundleWorkflows();
const workers = await createWorkers({ connection, namespace, workflowBundle, activities });

const caretaker = new Caretaker({
  client,
  failing,
  store: createCareStore(database),
  projection,
  orders,
  blocks,
  logger,
});

const stop = () => {
  caretaker.close();
  for (const worker of workers) if (worker.getState() === 'RUNNING') worker.shutdown();
};
process.on('SIGTERM', stop).on('SIGINT', stop);

const running = Promise.all([...workers.map((worker) => worker.run()), caretaker.run()]);
logger.info('worker ready');
process.send?.('ready');
try {
  await running;
} finally {
  stop();
  await Promise.allSettled([connection.close(), database.close()]);
  logger.info('worker stopped');
}
