import type { OrderCommands } from '@jumpseat/booking/contracts';
import { toRefusal } from '@jumpseat/booking/router';
import type { Order } from '@jumpseat/domain';
import { isFault } from '../http/problem.ts';
import type { Metrics } from './metrics.ts';

/** Counts commands on orders by their result, and measures them as passengers wait for them. */
export function measureCommands(
  commands: OrderCommands,
  metrics: Pick<Metrics, 'commands' | 'commandDuration'>,
): OrderCommands {
  async function measure(command: string, carryOut: () => Promise<Order>): Promise<Order> {
    const endTimer = metrics.commandDuration.startTimer({ command });
    try {
      const order = await carryOut();
      metrics.commands.inc({ command, result: order.status === 'FAILED' ? order.reason.code : order.status });
      endTimer();
      return order;
    } catch (error) {
      const { code } = toRefusal(error);
      metrics.commands.inc({ command, result: code });
      // Quick refusals would hide how long the others wait.
      if (isFault(code)) endTimer();
      throw error;
    }
  }
  return {
    create: (order) => measure('create', () => commands.create(order)),
    selectSeats: (...args) => measure('selectSeats', () => commands.selectSeats(...args)),
    extend: (...args) => measure('extend', () => commands.extend(...args)),
    pay: (...args) => measure('pay', () => commands.pay(...args)),
    cancel: (...args) => measure('cancel', () => commands.cancel(...args)),
    resetFlight: (flight) => commands.resetFlight(flight),
  };
}
