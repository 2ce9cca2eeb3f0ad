import swagger from '@fastify/swagger';
import {
  DeckView,
  FlightSummary,
  FlightView,
  LayoutSummary,
  LayoutView,
  Money,
  PriceBreakdown,
  Problem,
} from '@jumpseat/booking/contracts';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { ProblemDocument } from '../http/problem.ts';
import {
  ApiOrder,
  ApiSeatMap,
  ApiSeatMapDelta,
  ApiSeatMapMessage,
  ApiSeatMapSnapshot,
  ApiSeatStatus,
} from '../rest/api/views.ts';
import { RootOrderStatus } from '../rest/root/order-status.ts';
import { describeComponents, describeRoute } from './transform.ts';

/**
 * Schemas that the document names once and refers to. Generators name an enum inside a component by its path, as in `OrderStatus` for the
 * status of an order: no other component may have that name.
 */
const NAMED = {
  Problem: ProblemDocument,
  Refusal: Problem,
  ErrorCode: Problem.shape.code,
  Money,
  Price: PriceBreakdown,
  Order: ApiOrder,
  OrderStatus: ApiOrder.shape.status,
  OrderProgress: RootOrderStatus,
  SeatMap: ApiSeatMap,
  SeatStatus: ApiSeatStatus,
  SeatMapSnapshot: ApiSeatMapSnapshot,
  SeatMapDelta: ApiSeatMapDelta,
  SeatMapMessage: ApiSeatMapMessage,
  Deck: DeckView,
  FlightSummary,
  Flight: FlightView,
  LayoutSummary,
  Layout: LayoutView,
};
for (const [id, schema] of Object.entries(NAMED)) z.globalRegistry.add(schema, { ...schema.meta(), id });

const TAGS = [
  { name: 'Flights', description: 'What is on sale, now and live' },
  { name: 'Aircraft', description: 'The layouts that flights use' },
  { name: 'Orders', description: 'Seats ordered in one call, then paid' },
  { name: 'Orders, step by step', description: 'An order that is opened first and filled with seats later' },
  { name: 'Administration', description: 'With the administration token as a bearer token' },
  { name: 'Operation', description: 'For those who run Jumpseat' },
];

/**
 * Describes the routes registered after it in one OpenAPI 3.1 document, at /openapi.json.
 * @param publicOrigin where the API is reached; the origin that the document was asked for at, where it isn't set
 */
export async function describeApi(app: FastifyInstance, publicOrigin: string | undefined): Promise<void> {
  await app.register(swagger, {
    hideUntagged: true,
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Jumpseat',
        version: '0.1.0',
        license: { name: 'MIT', identifier: 'MIT' },
        description:
          'Books seats on flights and never sells one twice. Refusals are problem documents (RFC 9457) with a stable `code`. A write with an `Idempotency-Key` is carried out once, however often it is sent.',
      },
      tags: TAGS,
      security: [],
      components: {
        securitySchemes: {
          adminToken: {
            type: 'http',
            scheme: 'bearer',
            description: 'The value of `ADMIN_TOKEN`. Where none is set, callers from the same machine need no token.',
          },
        },
      },
    },
    transform: describeRoute,
    transformObject: describeComponents,
  });
  app.get('/openapi.json', { schema: { hide: true } }, async ({ protocol, host }) => ({
    ...app.swagger(),
    servers: [{ url: publicOrigin ?? `${protocol}://${host}` }],
  }));
}
