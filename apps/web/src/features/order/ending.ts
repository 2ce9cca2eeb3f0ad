import type { OrderView } from '@jumpseat/booking/contracts';

/** How an order that was not booked ended, in the passenger's words. */
export function endingOf({ status, failure }: Pick<OrderView, 'status' | 'failure'>): { title: string; text: string } {
  if (failure) return { title: 'This order could not be booked', text: `${failure.message}. ${failure.advice}` };
  switch (status) {
    case 'CANCELLED':
      return { title: 'Order cancelled', text: 'Your seats are free for others again. Nothing was charged.' };
    case 'REFUNDED':
      return { title: 'Order refunded', text: 'The flight was reset by an administrator; your payment was returned.' };
    default:
      return {
        title: 'Time is up',
        text: 'The seats went back on sale before they were paid for. Nothing was charged.',
      };
  }
}
