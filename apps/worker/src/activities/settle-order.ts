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
 * What a step came to that is repeated because its first answer never arrived. What is written stands, as people may have read it: a
 * refusal even where the seats have become free since, a hold with its time. A step that asks nothing of seats comes to the same again.
 */
async function settledBefore(
  { order, work, event, onRefusal }: OrderStep,
  projection: Projection,
): Promise<OrderStepResult | null> {
  if (work === null || onRefusal === 'RETURN') return null;
  const written = await projection.findEvent(order.id, order.version + 1);
  if (written?.type === 'SEATS_REFUSED') return { granted: false, refusal: written.refusal, event: written };
  return isSameHold(written, event) ? { granted: true, event: written } : null;
}

function isSameHold(
  written: OrderEvent | null,
  event: OrderEvent,
): written is Extract<OrderEvent, { type: 'SEATS_HELD' }> {
  if (written?.type !== 'SEATS_HELD' || event.type !== 'SEATS_HELD') return false;
  return written.seats.join() === event.seats.join();
}

function eventOfRefusal({ onRefusal, event }: OrderStep, refusal: Refusal): OrderEvent | null {
  if (onRefusal === 'RETURN') return null;
  return { type: 'SEATS_REFUSED', at: event.at, refusal, ends: onRefusal === 'END' };
}
