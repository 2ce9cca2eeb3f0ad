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
import { OrderDesk } from './order-desk.ts';
import { refuseIf } from './refusals.ts';

type SelectSeatsArgs = [seats: readonly string[], chooser?: Chooser];

export const opened = defineUpdate<Order>(MESSAGE.order.opened);
export const selectSeats = defineUpdate<Order, SelectSeatsArgs>(MESSAGE.order.selectSeats);
export const extend = defineUpdate<Order>(MESSAGE.order.extend);
export const submitPayment = defineUpdate<Order, [string]>(MESSAGE.order.submitPayment);
export const cancel = defineUpdate<Order>(MESSAGE.order.cancel);
export const flightReset = defineUpdate<Order>(MESSAGE.order.flightReset);
export const updateSeatsSignal = defineSignal<[readonly string[]]>(MESSAGE.orderSignal.updateSeats);
export const submitPaymentSignal = defineSignal<[string]>(MESSAGE.orderSignal.submitPayment);
export const cancelOrderSignal = defineSignal(MESSAGE.orderSignal.cancelOrder);
export const catchUpSignal = defineSignal(MESSAGE.orderSignal.catchUp);
export const getStatus = defineQuery<Order>(MESSAGE.order.getStatus);

/**
 * One order, from the first seat to its end: confirmed, failed, expired or cancelled.
 *
 * Handlers only put requests into the desk's queue and wait for their answers; the desk's one loop issues every command.
 */
export async function order(input: OrderInput): Promise<Order> {
  const desk = new OrderDesk(input);

  setHandler(opened, () => desk.whenOpened());
  setHandler(
    selectSeats,
    (...[seats, chooser = {}]) => desk.ask(updateId(), { type: 'SELECT_SEATS', seats, chooser }),
    {
      validator: (...[seats]: SelectSeatsArgs) =>
        desk.refuseEarly({ type: 'SELECT_SEATS', seats: requireSeatList(seats) }),
    },
  );
  setHandler(extend, () => desk.ask(updateId(), { type: 'EXTEND' }), {
    validator: () => desk.refuseEarly({ type: 'EXTEND' }),
  });
  setHandler(submitPayment, (code) => desk.ask(updateId(), { type: 'PAY', code }), {
    validator: (code) => desk.refuseEarly({ type: 'PAY', code: requirePaymentCode(code) }),
  });
  setHandler(cancel, () => desk.ask(updateId(), { type: 'CANCEL' }), {
    validator: () => desk.refuseEarly({ type: 'CANCEL' }),
  });
  setHandler(flightReset, () => desk.reset(updateId()));
  setHandler(updateSeatsSignal, (seats) => desk.note({ type: 'SELECT_SEATS', seats: listOf(seats), chooser: {} }));
  setHandler(submitPaymentSignal, (code) => desk.note({ type: 'PAY', code: `${code}` }));
  setHandler(cancelOrderSignal, () => desk.note({ type: 'CANCEL' }));
  setHandler(catchUpSignal, () => desk.note({ type: 'CATCH_UP' }));
  setHandler(getStatus, () => desk.order);

  await desk.run();
  await condition(allHandlersFinished);
  return desk.order;
}

function updateId(): string {
  const info = currentUpdateInfo();
  if (!info) throw new Error('not in the handler of an update');
  return info.id;
}

function requireSeatList(seats: unknown): readonly SeatCode[] {
  const isList = Array.isArray(seats) && seats.every((seat) => typeof seat === 'string');
  refuseIf(isList ? undefined : refusal('BAD_INPUT', { detail: 'seats is not a list of seat codes' }));
  return seats as readonly SeatCode[];
}

function requirePaymentCode(code: unknown): string {
  refuseIf(typeof code === 'string' ? undefined : refusal('BAD_PAYMENT_CODE'));
  return code as string;
}

/** What a signal carries that is no list counts as no seats, which is refused in its turn. */
function listOf(seats: unknown): readonly SeatCode[] {
  return Array.isArray(seats) && seats.every((seat) => typeof seat === 'string') ? seats : [];
}
