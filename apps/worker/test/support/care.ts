import { type CareStore, createCareStore } from '@jumpseat/db';
import { Caretaker } from '../../src/caretaker/caretaker.ts';
import type { OrderWorkflows } from '../../src/orders/order-workflows.ts';
import type { Stack } from './stack.ts';

/** A caretaker for a stack, started when a test wants one. */
export interface CaredFor {
  readonly store: CareStore;
  readonly orders: OrderWorkflows;
  start(): void;
  stop(): Promise<void>;
  /** What it has warned of so far. */
  warned(): object[];
}

export function careFor({ client, database, projection, orderWorkflows: orders, blocks, failing }: Stack): CaredFor {
  const store = createCareStore(database);
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
    warned: () => warnings,
  };
}
