import type { SeatCode } from '@jumpseat/domain';
import { defineSignal, setHandler } from '@temporalio/workflow';
import { MESSAGE, type SeatCommandSignal } from '../contracts/temporal.ts';
import type { OrderLoop } from './order-loop.ts';
import type { SeatBlockLoop } from './seat-block-loop.ts';

// Signals for clients that can't send updates, such as old SDKs. All other clients use the updates. A signal returns
// nothing: the refusal is in `getStatus` of the order (`lastRefusal`), or in `getState` of the block (`refusedSignals`).

const updateSeats = defineSignal<[readonly string[]]>(MESSAGE.orderSignal.updateSeats);
const submitPayment = defineSignal<[string]>(MESSAGE.orderSignal.submitPayment);
const cancelOrder = defineSignal(MESSAGE.orderSignal.cancelOrder);
const cmd = defineSignal<[SeatCommandSignal]>(MESSAGE.block.cmd);

export function handleOrderSignals(loop: OrderLoop): void {
  setHandler(updateSeats, (seats) =>
    loop.submitSignal({ type: 'SELECT_SEATS', seats: seatListOf(seats), chooser: {} }),
  );
  setHandler(submitPayment, (code) => loop.submitSignal({ type: 'PAY', code: `${code}` }));
  setHandler(cancelOrder, () => loop.submitSignal({ type: 'CANCEL' }));
}

export function handleSeatBlockSignals(loop: SeatBlockLoop): void {
  setHandler(cmd, (signal) => loop.applySignal(signal));
}

/** Anything that is not a list of seats counts as no seats, which are refused in their turn. */
function seatListOf(seats: unknown): readonly SeatCode[] {
  return Array.isArray(seats) && seats.every((seat) => typeof seat === 'string') ? seats : [];
}
