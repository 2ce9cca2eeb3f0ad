import { randomUUID } from 'node:crypto';
import { connect, createFlightStore, type Database } from '@jumpseat/db';
import { createTestDatabase } from '@jumpseat/db/testing';
import type { Tracing } from '@jumpseat/tracing';
import { WorkflowClient } from '@temporalio/client';
import type { WorkerDeploymentVersion } from '@temporalio/common';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { NativeConnection, type WorkflowBundle } from '@temporalio/worker';
import { inject } from 'vitest';
import { createActivities } from '../../src/activities/index.ts';
import { createProjection, type Projection } from '../../src/activities/projection.ts';
import { FailingTasks } from '../../src/caretaker/failing-tasks.ts';
import { connectClient } from '../../src/connect-client.ts';
import type { PaymentGateway } from '../../src/gateway/payment-gateway.ts';
import { simulatedGateway } from '../../src/gateway/simulated-gateway.ts';
import { createLogger } from '../../src/logger.ts';
import { OrderWorkflows } from '../../src/orders/order-workflows.ts';
import { SeatBlockClient } from '../../src/seat-blocks/seat-block-client.ts';
import type { SeatBlocks } from '../../src/seat-blocks/seat-blocks.ts';
import { temporalSeatBlocks } from '../../src/seat-blocks/temporal-seat-blocks.ts';
import { traceProjection } from '../../src/traces/trace-projection.ts';
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
  /** Starts workers of another build beside those of the stack. */
  startWorkers(build: BuildOptions): Promise<RunningWorkers>;
  stop(): Promise<void>;
}

/** Workers that can be stopped before the stack. */
export interface RunningWorkers {
  stop(): Promise<void>;
}

/** What makes the workers of one build differ from those of another. */
export interface BuildOptions {
  /** @default the product's workflows */
  readonly workflowBundle?: WorkflowBundle;
  /** Left out: workers without a version. */
  readonly version?: WorkerDeploymentVersion;
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
  /** The version of its workers. @default none */
  readonly version?: WorkerDeploymentVersion;
  /** Traces the worker, and the callers of its workflows. */
  readonly tracing?: Tracing;
}

/** Starts workers on a real server. */
export async function startStack(options: StackOptions = {}): Promise<Stack> {
  const [connection, nativeConnection] = await Promise.all([
    connectClient({ address: testEnv.TEST_TEMPORAL_ADDRESS }),
    NativeConnection.connect({ address: testEnv.TEST_TEMPORAL_ADDRESS }),
  ]);
  const { tracing } = options;
  const client = new WorkflowClient({ connection, ...(tracing && { interceptors: [tracing.workflowCalls] }) });
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
createLogger('error', { onFailedTask: (runId) => failing.note(runId, Date.now()) });

async function start(
  client: WorkflowClient,
  connection: NativeConnection,
  { gateway = instantGateway, suffix = randomUUID().slice(0, 8), isReplayed = true, tracing, ...build }: StackOptions,
  close: () => Promise<void>,
): Promise<Stack> {
  const testDatabase = await createTestDatabase();
  const database = connect(testDatabase.url);
  const projection = traceProjection(createProjection(database), tracing);
  const flights = createFlightStore(database);
  const taskQueues = taskQueuesOf(suffix);
  const blocks = temporalSeatBlocks(new SeatBlockClient(client, taskQueues.seat), projection, tracing);
  const orderWorkflows = new OrderWorkflows(client, projection, taskQueues.order);
  const activities = createActivities({ blocks, orders: orderWorkflows, gateway, projection });
  const namespace = client.options.namespace;
  const productBundle = { codePath: inject('workflowBundle') };
  const startWorkers: Stack['startWorkers'] = async ({ workflowBundle = productBundle, version }) => {
    const workers = await createWorkers({
      connection,
      namespace,
      workflowBundle,
      version,
      activities,
      taskQueues,
      tracing,
    });
    const running = Promise.all(workers.map((worker) => worker.run()));
    return {
      async stop() {
        for (const worker of workers) if (worker.getState() === 'RUNNING') worker.shutdown();
        await running;
      },
    };
  };
  const workers = await startWorkers(build);
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
    startWorkers,
    async stop() {
      await workers.stop();
      if (isReplayed) await requireReplay(client, taskQueues);
      await close();
      await database.close();
      await testDatabase.drop();
    },
  };
}
