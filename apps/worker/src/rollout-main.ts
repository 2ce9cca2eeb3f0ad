import { temporalConnection } from '@jumpseat/config/temporal';
import { connect, createCaretakerStore } from '@jumpseat/db';
import { Client } from '@temporalio/client';
import { createProjection } from './activities/projection.ts';
import { restartRun } from './caretaker/restart-workflow.ts';
import { connectClient } from './connect-client.ts';
import { PinnedWorkflows } from './deployment/pinned-workflows.ts';
import { Rollout } from './deployment/rollout.ts';
import { HELP, parseCommand, type RolloutCommand } from './deployment/rollout-command.ts';
import { RolloutRefusedError } from './deployment/rollout-refused-error.ts';
import { textOf } from './deployment/rollout-status.ts';
import { WorkerDeployment } from './deployment/worker-deployment.ts';
import { readRolloutEnv } from './env.ts';
import { OrderWorkflows } from './orders/order-workflows.ts';
import { SeatBlockClient } from './seat-blocks/seat-block-client.ts';
import { temporalSeatBlocks } from './seat-blocks/temporal-seat-blocks.ts';
import { BOOKING_TASK_QUEUES } from './task-queues.ts';

// Shows the builds of the workers, and changes which of them gets new orders.
try {
  const command = parseCommand(process.argv.slice(2));
  process.stdout.write(`${(command.type === 'help' ? HELP : await carryOut(command)).trim()}\n`);
} catch (error) {
  const reason = error instanceof Error ? error.message : String(error);
  process.stderr.write(`${error instanceof RolloutRefusedError ? reason : `The rollout failed: ${reason}`}\n`);
  process.exitCode = 1;
}

async function carryOut(command: Exclude<RolloutCommand, { type: 'help' }>): Promise<string> {
  const settings = readRolloutEnv();
  const namespace = settings.TEMPORAL_NAMESPACE;
  const database = connect(settings.DATABASE_URL);
  const connection = await connectClient(temporalConnection(settings));
  try {
    const client = new Client({ connection, namespace }).workflow;
    const projection = createProjection(database);
    const restartDeps = {
      client,
      store: createCaretakerStore(database),
      projection,
      orders: new OrderWorkflows(client, projection),
      blocks: temporalSeatBlocks(new SeatBlockClient(client), projection),
    };
    const service = connection.workflowService;
    const name = settings.WORKER_DEPLOYMENT;
    const rollout = new Rollout({
      deployment: new WorkerDeployment(service, { namespace, name }),
      pinned: new PinnedWorkflows(client, name),
      service,
      namespace,
      taskQueues: BOOKING_TASK_QUEUES,
      restart: (run) => restartRun(run, restartDeps),
    });
    return await carryOutWith(rollout, command);
  } finally {
    await Promise.all([connection.close(), database.close()]);
  }
}

async function carryOutWith(rollout: Rollout, command: Exclude<RolloutCommand, { type: 'help' }>): Promise<string> {
  switch (command.type) {
    case 'status': {
      const status = await rollout.status();
      return command.json ? JSON.stringify(status, null, 2) : textOf(status);
    }
    case 'ramp':
      return rollout.ramp(command);
    case 'promote':
      return rollout.promote(command);
    case 'rollback':
      return rollout.rollback(command);
    case 'remove':
      return rollout.remove(command);
  }
}
