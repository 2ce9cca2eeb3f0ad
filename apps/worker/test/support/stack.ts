import { randomUUID } from 'node:crypto';
import { connect, createFlightStore, type Database } from '@jumpseat/db';
import { createTestDatabase } from '@jumpseat/db/testing';
import { Connection, WorkflowClient } from '@temporalio/client';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { NativeConnection } from '@temporalio/worker';
import { inject } from 'vitest';
import { createActivities } from '../../src/activities/index.ts';
import { createProjection, type Projection } from '../../src/activities/projection.ts';
import { FailingTasks } from '../../src/caretaker/failing-tasks.ts';
import type { PaymentGateway } from '../../src/gateway/payment-gateway.ts';
import { simulatedGateway } from '../../src/gateway/simulated-gateway.ts';
import { createLogger } from '../../src/logger.ts';
import { OrderWorkflows } from '../../src/orders/order-workflows.ts';
import { SeatBlockClient } from '../../src/seat-blocks/seat-block-client.ts';
import type { SeatBlocks } from '../../src/seat-blocks/seat-blocks.ts';
import { temporalSeatBlocks } from '../../src/seat-blocks/temporal-seat-blocks.ts';
import { createWorkers } from '../../src/workers.ts';
import { testEnv } from './env.ts';
import { Orders } from './orders.ts';
import { requireReplay } from './require-replay.ts';
import { type StackQueues, taskQueuesOf } from './task-queues.ts';

const instantGateway = simulatedGateway({ failureRate: 0, delayMs: { min: 0, max: 0 } });

/** Workers on a Temporal server, with their own database. */
export interface Stack {
  readonly client: WorkflowClient;
  readonly connection: NativeConnection;
  readonly taskQueues: StackQueues;
  readonly projection: Projection;
  readonly flights: ReturnType<typeof createFlightStore>;
  readonly database: Database;
  readonly sql: Database['sql'];
  readonly blocks: SeatBlocks;
  readonly orderWorkflows: OrderWorkflows;
  readonly failing: FailingTasks;
  readonly orders: Orders;
  stop(): Promise<void>;
}

/** A stack on the time-skipping server. */
export interface TimeSkippingStack extends Stack {
  /** The server's time, in epoch milliseconds. */
  now(): Promise<number>;
  /** Skips time. */
  sleep(ms: number): Promise<void>;
}

export interface StackOptions {
  readonly gateway?: PaymentGateway;
  /** Makes the names of its task queues unique. */
  readonly suffix?: string;
  /** Whether `stop` requires that all its histories replay. @default true */
  readonly isReplayed?: boolean;
}

/** Starts workers on a real server. */
export async function startStack(options: StackOptions = {}): Promise<Stack> {
  const [connection, nativeConnection] = await Promise.all([
    Connection.connect({ address: testEnv.TEST_TEMPORAL_ADDRESS }),
    NativeConnection.connect({ address: testEnv.TEST_TEMPORAL_ADDRESS }),
  ]);
  const client = new WorkflowClient({ connection });
  return start(client, nativeConnection, options, async () => {
    await nativeConnection.close();
    await connection.close();
  });
}

/** Starts workers on the time-skipping server, where minutes pass in milliseconds. */
export async function startTimeSkippingStack(options: StackOptions = {}): Promise<TimeSkippingStack> {
  const path = testEnv.TEST_TIME_SKIPPING_SERVER ?? '';
  const env = await TestWorkflowEnvironment.createTimeSkipping({
    server: { executable: { type: 'existing-path', path } },
  });
  // This server can't list workflows, so their histories are not replayed.
  const stack = await start(env.client.workflow, env.nativeConnection, { ...options, isReplayed: false }, () =>
    env.teardown(),
  );
  return { ...stack, now: () => env.currentTimeMs(), sleep: (ms) => env.sleep(ms) };
}

/** Whether there is a time-skipping server. */
export const canSkipTime = testEnv.TEST_TIME_SKIPPING_SERVER !== undefined;

/** The runs whose workflow tasks failed. All stacks of a file share one SDK runtime. */
const failing = new FailingTasks();
createLogger('error', (runId) => failing.note(runId, Date.now()));

async function start(
  client: WorkflowClient,
  connection: NativeConnection,
  { gateway = instantGateway, suffix = randomUUID().slice(0, 8), isReplayed = true }: StackOptions,
  close: () => Promise<void>,
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
    connection,
    taskQueues,
    projection,
    flights,
    database,
    blocks,
    orderWorkflows,
    failing,
    sql: database.sql,
    orders: new Orders(client, flights, projection.find, taskQueues),
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
