import type { Order, OrderEvent } from '@jumpseat/domain';
import type { Projection } from '../activities/projection.ts';
import type { WorkerMetrics } from './metrics.ts';

type Counters = Pick<
  WorkerMetrics,
  'holdsGranted' | 'holdsRefused' | 'paymentsFailed' | 'bookingsConfirmed' | 'refunds'
>;

/** Counts the events of orders that `store` records. An event that was recorded before is not counted again. */
export function countEvents<Store extends Pick<Projection, 'recordOrder'>>(store: Store, counters: Counters): Store {
  return {
    ...store,
    async recordOrder(order: Order, event: OrderEvent, by?: Parameters<Store['recordOrder']>[2]) {
      const recorded = await store.recordOrder(order, event, by);
      // An entry that was there before has an event of its own.
      if (recorded.event === event) count(order, event, counters);
      return recorded;
    },
  };
}

function count(order: Order, event: OrderEvent, counters: Counters): void {
  switch (event.type) {
    case 'SEATS_HELD':
      counters.holdsGranted.inc();
      return;
    case 'SEATS_REFUSED':
      counters.holdsRefused.inc({ code: event.refusal.code });
      return;
    case 'PAYMENT_FAILED':
      counters.paymentsFailed.inc({ code: event.refusal.code });
      return;
    case 'CONFIRMED':
      counters.bookingsConfirmed.inc();
      return;
    case 'FLIGHT_RESET':
      if (order.status === 'REFUNDED') counters.refunds.inc();
      return;
  }
}
