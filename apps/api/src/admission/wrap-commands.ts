import type { OrderCommands } from '@jumpseat/booking/contracts';

export type RunCommand = <T>(command: () => Promise<T>) => Promise<T>;

/** Returns commands that pass through `run`. Resets of flights are left as they are. */
export function wrapCommands(commands: OrderCommands, run: RunCommand): OrderCommands {
  return {
    ...commands,
    create: (order) => run(() => commands.create(order)),
    selectSeats: (...args) => run(() => commands.selectSeats(...args)),
    extend: (...args) => run(() => commands.extend(...args)),
    pay: (...args) => run(() => commands.pay(...args)),
    cancel: (...args) => run(() => commands.cancel(...args)),
  };
}
