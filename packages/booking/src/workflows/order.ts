import { type Chooser, type Order, refusal, type SeatCode } from '@jumpseat/domain';
import {
  allHandlersFinished,
  condition,
  currentUpdateInfo,
  defineQuery,
  defineSignal,
  defineUpdate,
  setHandler,
} from '@temporalio/workflow';
import { MESSAGE, type OrderInput } from '../contracts/temporal.ts';
import { handleOrderSignals } from './compatibility-signals.ts';
import { OrderLoop } from './order-loop.ts';
import { refuseIf } from './refusals.ts';

type SelectSeatsArgs = [seats: readonly string[], chooser?: Chooser];

export const opened = defineUpdate<Order>(MESSAGE.order.opened);
export const selectSeats = defineUpdate<Order, SelectSeatsArgs>(MESSAGE.order.selectSeats);
export const extend = defineUpdate<Order>(MESSAGE.order.extend);
export const submitPayment = defineUpdate<Order, [string]>(MESSAGE.order.submitPayment);
export const cancel = defineUpdate<Order>(MESSAGE.order.cancel);
export const flightReset = defineUpdate<Order>(MESSAGE.order.flightReset);
export const catchUp = defineSignal(MESSAGE.orderSignal.catchUp);
export const getStatus = defineQuery<Order>(MESSAGE.order.getStatus);

/**
 * One order, from its first seat to its end: confirmed, failed, expired or cancelled. A refund comes later, by
 * `resetFlight`.
 *
 * Handlers only queue requests and wait for their answers. The order's loop issues every command.
 */
export async function order(input: OrderInput): Promise<Order> {
  const loop = new OrderLoop(input);

  setHandler(opened, () => loop.whenOpened());
  setHandler(
    selectSeats,
    // Rest parameters, because TypeScript infers the optional argument only from them.
    (...[seats, chooser = {}]) => loop.submit(updateId(), { type: 'SELECT_SEATS', seats, chooser }),
    {
      validator: (...[seats]: SelectSeatsArgs) =>
        loop.refuseEarly({ type: 'SELECT_SEATS', seats: requireSeatList(seats) }),
    },
  );
  setHandler(extend, () => loop.submit(updateId(), { type: 'EXTEND' }), {
    validator: () => loop.refuseEarly({ type: 'EXTEND' }),
  });
  setHandler(submitPayment, (code) => loop.submit(updateId(), { type: 'PAY', code }), {
    validator: (code) => loop.refuseEarly({ type: 'PAY', code: requirePaymentCode(code) }),
  });
  setHandler(cancel, () => loop.submit(updateId(), { type: 'CANCEL' }), {
    validator: () => loop.refuseEarly({ type: 'CANCEL' }),
  });
  setHandler(flightReset, () => loop.reset(updateId()));
  handleOrderSignals(loop);
  setHandler(catchUp, () => loop.submitSignal({ type: 'CATCH_UP' }));
  setHandler(getStatus, () => loop.order);

  await loop.run();
  await condition(allHandlersFinished);
  return loop.order;
}

function updateId(): string {
  const info = currentUpdateInfo();
  if (!info) throw new Error('not in an update handler');
  return info.id;
}

function requireSeatList(seats: unknown): readonly SeatCode[] {
  const isList = Array.isArray(seats) && seats.every((seat) => typeof seat === 'string');
  refuseIf(isList ? undefined : refusal('BAD_INPUT', { detail: 'seats must be a list of seat codes' }));
  return seats as readonly SeatCode[];
}

function requirePaymentCode(code: unknown): string {
  refuseIf(typeof code === 'string' ? undefined : refusal('BAD_PAYMENT_CODE'));
  return code as string;
}
