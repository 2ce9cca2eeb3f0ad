import type { CaretakerStore, MailStore, ReconcileStore } from '@jumpseat/db';
import type { WorkflowClient } from '@temporalio/client';
import type { Projection } from '../activities/projection.ts';
import type { OrderWorkflows } from '../orders/order-workflows.ts';
import type { SeatBlocks } from '../seat-blocks/seat-blocks.ts';

/** What a reconciliation reads and writes. */
export interface ReconcileDeps {
  readonly client: WorkflowClient;
  readonly store: ReconcileStore;
  readonly projection: Pick<
    Projection,
    'find' | 'events' | 'findForSale' | 'recordOrder' | 'confirmedOrders' | 'projectSeats'
  >;
  readonly mails: Pick<MailStore, 'end'>;
  readonly caretaker: Pick<CaretakerStore, 'makeMailDue'>;
  readonly orders: Pick<OrderWorkflows, 'wake' | 'restart'>;
  readonly blocks: Pick<SeatBlocks, 'restart'>;
  /** Whether only to find out what there is to do. */
  readonly isDryRun: boolean;
}
