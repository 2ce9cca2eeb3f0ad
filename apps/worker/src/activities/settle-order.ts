import type { OrderActivities, OrderStep, OrderStepResult } from '@jumpseat/booking/contracts';
import { type OrderEvent, type Refusal, transition } from '@jumpseat/domain';
import type { SeatBlocks } from '../blocks/seat-blocks.ts';
import { askSeats, giveUpSeats } from './ask-seats.ts';
import type { Projection } from './projection.ts';

/** Settles a step of an order: asks the seat blocks, then writes what came of it. */
export function createSettleOrder(blocks: SeatBlocks, projection: Projection): OrderActivities['settleOrder'] {
  return async (step) => {
    const settled = await settledBefore(step, projection);
    if (settled) return settled;
    const refusal = step.work ? await askSeats(blocks, step, step.work) : undefined;
    if (refusal && step.onRefusal === 'END') await giveUpSeats(blocks, step);
    const event = refusal ? eventOfRefusal(step, refusal) : step.event;
    if (event) await projection.recordOrder(transition(step.order, event), event);
    return refusal ? { granted: false, refusal, event } : { granted: true, event: step.event };
  };
}

/**
 * What a step came to that is repeated because its first answer never arrived. A refusal that is written stands, even where the
 * seats have become free since: people may have read it.
 */
async function settledBefore({ order, onRefusal }: OrderStep, projection: Projection): Promise<OrderStepResult | null> {
  if (onRefusal === 'RETURN') return null;
  const event = await projection.findEvent(order.id, order.version + 1);
  return event?.type === 'SEATS_REFUSED' ? { granted: false, refusal: event.refusal, event } : null;
}

function eventOfRefusal({ onRefusal, event }: OrderStep, refusal: Refusal): OrderEvent | null {
  if (onRefusal === 'RETURN') return null;
  return { type: 'SEATS_REFUSED', at: event.at, refusal, ends: onRefusal === 'END' };
}
