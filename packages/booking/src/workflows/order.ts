import { type Chooser, isFinal, type Order } from '@jumpseat/domain';
import {
  allHandlersFinished,
  condition,
  defineQuery,
  defineSignal,
  defineUpdate,
  setHandler,
} from '@temporalio/workflow';
import { MESSAGE, type OrderInput } from '../contracts/temporal.ts';
import { OrderDesk } from './order-desk.ts';

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
export const getStatus = defineQuery<Order>(MESSAGE.order.getStatus);

/** One order, from the first seat to its end: confirmed, failed, expired or cancelled. */
export async function order(input: OrderInput): Promise<Order> {
  const desk = new OrderDesk(input);

  setHandler(opened, () => desk.whenOpened());
  setHandler(selectSeats, (...chosen) => desk.selectSeats(...chosen), {
    validator: (...chosen: SelectSeatsArgs) => desk.checkSelectSeats(...chosen),
  });
  setHandler(extend, () => desk.extend(), { validator: () => desk.check({ type: 'EXTEND' }) });
  setHandler(submitPayment, (code) => desk.submitPayment(code), {
    validator: (code) => desk.check({ type: 'PAY', code }),
  });
  setHandler(cancel, () => desk.cancel(), { validator: () => desk.check({ type: 'CANCEL' }) });
  setHandler(flightReset, () => desk.flightReset());
  setHandler(updateSeatsSignal, (seats) => desk.recordingRefusal(() => desk.selectSeats(seats)));
  setHandler(submitPaymentSignal, (code) => desk.recordingRefusal(() => desk.submitPayment(code)));
  setHandler(cancelOrderSignal, () => desk.recordingRefusal(() => desk.cancel()));
  setHandler(getStatus, () => desk.order);

  await desk.open();
  while (!isFinal(desk.order)) {
    desk.setAlarm();
    await condition(() => isFinal(desk.order) || desk.hasPayment() || desk.isExpired() || desk.needsAlarm());
    if (desk.hasPayment()) await desk.takePayment();
    else if (desk.isExpired()) await desk.expire();
  }

  await condition(allHandlersFinished);
  return desk.order;
}
