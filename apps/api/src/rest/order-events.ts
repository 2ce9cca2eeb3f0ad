import type { OrderView } from '@jumpseat/booking/contracts';
import { isFinal } from '@jumpseat/domain';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { RestOptions } from './route.ts';
import { untracked } from './untracked.ts';

/**
 * Streams an order's changes in the format of `show`, and ends when the order has ended. A client that reconnects after
 * it saw the end gets 204, which stops browsers from reconnecting.
 */
export async function streamOrder(
  { request, reply, orderId }: { request: FastifyRequest; reply: FastifyReply; orderId: string },
  { calls, streams }: RestOptions,
  show: (order: OrderView) => unknown,
): Promise<FastifyReply> {
  const seen = request.headers['last-event-id']?.toString();
  if (seen !== undefined) {
    const order = await calls(request).orders.byId({ orderId });
    if (isFinal(order) && seen === `${order.version}`) return reply.code(204).send();
  }
  return streams.send(reply, seen !== undefined, async function* (signal) {
    const changes = await calls(request, signal).orders.watch({ orderId, lastEventId: seen });
    for await (const { id, data: changed } of untracked(changes)) {
      yield { id, data: show(changed) };
      if (isFinal(changed)) return;
    }
  });
}
