import type { OrderView } from '@jumpseat/booking/contracts';
import { isFinal } from '@jumpseat/domain';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { RestOptions } from './route.ts';
import { untracked } from './untracked.ts';

/**
 * Streams an order's changes in the words of `show`, and ends once it has reached its end. A reader that comes back after
 * it saw the end is told 204, which stops browsers from asking again.
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
  return streams.answer(reply, seen !== undefined, async function* (signal) {
    const changes = await calls(request, signal).orders.watch({ orderId, lastEventId: seen });
    for await (const { id, data: changed } of untracked(changes)) {
      yield { id, data: show(changed) };
      if (isFinal(changed)) return;
    }
  });
}
