import type { OrderActivities, OrderStep } from '@jumpseat/booking/contracts';
import { type OrderEvent, type Refusal, transition } from '@jumpseat/domain';
import type { SeatBlocks } from '../blocks/seat-blocks.ts';
import { askSeats, giveUpSeats } from './ask-seats.ts';
import type { Projection } from './projection.ts';

/** Settles a step of an order: asks the seat blocks, then writes what came of it. */
export function createSettleOrder(blocks: SeatBlocks, projection: Projection): OrderActivities['settleOrder'] {
  return async (step) => {
    const refusal = step.work ? await askSeats(blocks, step, step.work) : undefined;
    if (refusal && step.onRefusal === 'END') await giveUpSeats(blocks, step);
    const event = refusal ? eventOfRefusal(step, refusal) : step.event;
    if (event) await projection.recordOrder(transition(step.order, event), event);
    return refusal ? { granted: false, refusal, event } : { granted: true, event: step.event };
  };
}

function eventOfRefusal({ onRefusal, event }: OrderStep, refusal: Refusal): OrderEvent | null {
  if (onRefusal === 'RETURN') return null;
  return { type: 'SEATS_REFUSED', at: event.at, refusal, ends: onRefusal === 'END' };
}
