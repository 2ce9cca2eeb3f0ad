import { type CaretakerStore, createCaretakerStore } from '@jumpseat/db';
import { Caretaker } from '../../src/caretaker/caretaker.ts';
import type { AbandonedWorkflows } from '../../src/deployment/abandoned-workflows.ts';
import type { OrderWorkflows } from '../../src/orders/order-workflows.ts';
import type { Stack } from './stack.ts';

/** A caretaker of a stack that a test starts and stops. */
export interface TestCaretaker {
  readonly store: CaretakerStore;
  readonly orders: OrderWorkflows;
  start(): void;
  stop(): Promise<void>;
  /** Returns its warnings so far. */
  warnings(): object[];
}

/** @param abandoned finds the workflows of builds without workers. @default none */
export function testCaretakerOf(
  { client, database, projection, orderWorkflows: orders, blocks, failing }: Stack,
  abandoned?: AbandonedWorkflows,
): TestCaretaker {
  const store = createCaretakerStore(database);
  const warnings: object[] = [];
  const warn = (about: object) => void warnings.push(about);
  let caretaker: Caretaker | undefined;
  let running = Promise.resolve();
  return {
    store,
    orders,
    start() {
      caretaker = new Caretaker({
        client,
        abandoned,
        failing,
        store,
        projection,
        orders,
        blocks,
        logger: { warn } as never,
      });
      running = caretaker.run();
    },
    async stop() {
      caretaker?.close();
      await running;
    },
    warnings: () => warnings,
  };
}
