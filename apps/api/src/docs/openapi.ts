import swagger from '@fastify/swagger';
import { FlightView, Money, PriceBreakdown, Problem } from '@jumpseat/booking/contracts';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { ProblemDocument } from '../http/problem.ts';
import { ApiOrder, ApiSeatMap } from '../rest/api/views.ts';
import { RootOrderStatus } from '../rest/root/order-status.ts';
import { describeComponents, describeRoute } from './transform.ts';

/** Schemas that the document names once and refers to. */
const NAMED = {
  Problem: ProblemDocument,
  Refusal: Problem,
  Money,
  Price: PriceBreakdown,
  Order: ApiOrder,
  SeatMap: ApiSeatMap,
  Flight: FlightView,
  OrderStatus: RootOrderStatus,
};
for (const [id, schema] of Object.entries(NAMED)) z.globalRegistry.add(schema, { ...schema.meta(), id });

const TAGS = [
  { name: 'Flights', description: 'What is on sale, now and live' },
  { name: 'Orders', description: 'Seats ordered in one call, then paid' },
  { name: 'Orders, step by step', description: 'An order that is opened first and filled with seats later' },
  { name: 'Administration', description: 'With the administration token as a bearer token' },
  { name: 'Operation', description: 'For those who run Jumpseat' },
];

/** Describes the routes registered after it in one OpenAPI 3.1 document, at /openapi.json. */
export async function describeApi(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    hideUntagged: true,
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Jumpseat',
        version: '0.1.0',
        description:
          'Books seats on flights and never sells one twice. Refusals are problem documents (RFC 9457) with a stable `code`.',
      },
      tags: TAGS,
      components: { securitySchemes: { adminToken: { type: 'http', scheme: 'bearer' } } },
    },
    transform: describeRoute,
    transformObject: describeComponents,
  });
  app.get('/openapi.json', { schema: { hide: true } }, async () => app.swagger());
}
