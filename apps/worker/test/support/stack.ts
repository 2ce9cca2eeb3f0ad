import { randomUUID } from 'node:crypto';
import { connect, createFlightStore, type Database } from '@jumpseat/db';
import { createTestDatabase } from '@jumpseat/db/testing';
import { Connection, WorkflowClient } from '@temporalio/client';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { NativeConnection } from '@temporalio/worker';
import { inject } from 'vitest';
import { createActivities } from '../../src/activities/index.ts';
import { createProjection, type Projection } from '../../src/activities/projection.ts';
import { SeatBlockClient } from '../../src/blocks/seat-block-client.ts';
import type { SeatBlocks } from '../../src/blocks/seat-blocks.ts';
import { temporalSeatBlocks } from '../../src/blocks/temporal-seat-blocks.ts';
import { FailingTasks } from '../../src/caretaker/failing-tasks.ts';
import type { PaymentGateway } from '../../src/gateway/payment-gateway.ts';
import { simulatedGateway } from '../../src/gateway/simulated-gateway.ts';
import { createLogger } from '../../src/logger.ts';
import { OrderWorkflows } from '../../src/orders/order-workflows.ts';
import { createWorkers, type TaskQueues } from '../../src/workers.ts';
import { testEnv } from './env.ts';
import { Orders } from './orders.ts';
import { requireReplay } from './require-replay.ts';

const instantGateway = simulatedGateway({ failureRate: 0, delayMs: { min: 0, max: 0 } });

/** Workers on a Temporal server, with a database of their own. */
export interface Stack {
  readonly client: WorkflowClient;
  readonly projection: Projection;
  readonly flights: ReturnType<typeof createFlightStore>;
  readonly database: Database;
  readonly sql: Database['sql'];
  readonly blocks: SeatBlocks;
  readonly orderWorkflows: OrderWorkflows;
  readonly failing: FailingTasks;
  readonly orders: Orders;
  /** Lets time pass: skipped where the server can, waited for where it can't. */
  sleep(ms: number): Promise<void>;
  stop(): Promise<void>;
}

/** What a stack is started with. */
export interface StackOptions {
  readonly gateway?: PaymentGateway;
  /** Tells its task queues from those of others. */
  readonly suffix?: string;
  /** Whether every history of it has to replay when it stops. @default true */
  readonly isReplayed?: boolean;
}

export const taskQueuesOf = (suffix: string): TaskQueues => ({
  order: `order-tq-${suffix}`,
  seat: `seat-tq-${suffix}`,
});

/** On a real server: time passes as it does. */
export async function startStack(options: StackOptions = {}): Promise<Stack> {
  const [connection, nativeConnection] = await Promise.all([
    Connection.connect({ address: testEnv.TEST_TEMPORAL_ADDRESS }),
    NativeConnection.connect({ address: testEnv.TEST_TEMPORAL_ADDRESS }),
  ]);
  const client = new WorkflowClient({ connection });
  return start(client, nativeConnection, options, {
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    async close() {
      await nativeConnection.close();
      await connection.close();
    },
  });
}

/** On the time-skipping server: minutes pass in milliseconds. */
export async function startTimeSkippingStack(options: StackOptions = {}): Promise<Stack> {
  const path = testEnv.TEST_TIME_SKIPPING_SERVER ?? '';
  const env = await TestWorkflowEnvironment.createTimeSkipping({
    server: { executable: { type: 'existing-path', path } },
  });
  // That server lists no workflows.
  return start(
    env.client.workflow,
    env.nativeConnection,
    { ...options, isReplayed: false },
    {
      sleep: (ms) => env.sleep(ms),
      close: () => env.teardown(),
    },
  );
}

/** Whether a time-skipping server was found. */
export const canSkipTime = testEnv.TEST_TIME_SKIPPING_SERVER !== undefined;

/** The runs whose workflow tasks failed: one SDK runtime serves all stacks of a file. */
const failing = new FailingTasks();
createLogger('error', (runId) => failing.note(runId, Date.now()));

async function start(
  client: WorkflowClient,
  connection: NativeConnection,
  { gateway = instantGateway, suffix = randomUUID().slice(0, 8), isReplayed = true }: StackOptions,
  { sleep, close }: { sleep(ms: number): Promise<void>; close(): Promise<void> },
): Promise<Stack> {
  const testDatabase = await createTestDatabase();
  const database = connect(testDatabase.url);
  const projection = createProjection(database);
  const flights = createFlightStore(database);
  const taskQueues = taskQueuesOf(suffix);
  const blocks = temporalSeatBlocks(new SeatBlockClient(client, taskQueues.seat), projection);
  const orderWorkflows = new OrderWorkflows(client, projection, taskQueues.order);
  const workers = await createWorkers({
    connection,
    namespace: client.options.namespace,
    workflowBundle: { codePath: inject('workflowBundle') },
    activities: createActivities({
      blocks,
      orders: orderWorkflows,
      gateway,
      projection,
    }),
    taskQueues,
  });
  const running = Promise.all(workers.map((worker) => worker.run()));
  return {
    client,
    projection,
    flights,
    database,
    blocks,
    orderWorkflows,
    failing,
    sql: database.sql,
    orders: new Orders(client, flights, projection.find, taskQueues),
    sleep,
    async stop() {
      for (const worker of workers) worker.shutdown();
      await running;
      if (isReplayed) await requireReplay(client, taskQueues);
      await close();
      await database.close();
      await testDatabase.drop();
    },
  };
}
