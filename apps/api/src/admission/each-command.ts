import type { OrderCommands } from '@jumpseat/booking/router';

/** Runs one command; `flightId` is the flight of a new order. */
export type RunCommand = <T>(command: () => Promise<T>, flightId?: string) => Promise<T>;

/** The same commands, each passed through `run`. Resets of flights are left as they are. */
export function eachCommand(commands: OrderCommands, run: RunCommand): OrderCommands {
  return {
    ...commands,
    create: (order) => run(() => commands.create(order), order.flight.id),
    selectSeats: (...args) => run(() => commands.selectSeats(...args)),
    extend: (...args) => run(() => commands.extend(...args)),
    pay: (...args) => run(() => commands.pay(...args)),
    cancel: (...args) => run(() => commands.cancel(...args)),
  };
}
