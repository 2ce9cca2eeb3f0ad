import { OrderId } from '@jumpseat/booking/contracts';
import type { FastifyRequest } from 'fastify';

/** The order that a call's input names, for the log. Empty if it names none, or something else in its place. */
export function loggedOrder(input: unknown): { orderId?: string } {
  const named = typeof input === 'object' && input !== null && 'orderId' in input ? input.orderId : undefined;
  const { data } = OrderId.safeParse(named);
  return data === undefined ? {} : { orderId: data };
}

/** The order in a request's path, for the log. */
export function orderInPath({ params, routeOptions }: Pick<FastifyRequest, 'params' | 'routeOptions'>) {
  const isOrder = routeOptions.url?.startsWith('/orders/:id');
  return loggedOrder(isOrder ? { orderId: (params as { id?: unknown }).id } : params);
}
