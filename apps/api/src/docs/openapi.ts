import swagger from '@fastify/swagger';
import {
  BoardingPassView,
  DeckView,
  FlightSummary,
  FlightView,
  HistoryEntry,
  LayoutSummary,
  LayoutView,
  Money,
  PriceBreakdown,
  Problem,
  ReceiptView,
  TicketView,
  TravelDetailsView,
} from '@jumpseat/booking/contracts';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { ProblemDocument } from '../http/problem.ts';
import { CompatOrderStatus } from '../rest/compat/order-status.ts';
import {
  V1Order,
  V1SeatMap,
  V1SeatMapDelta,
  V1SeatMapMessage,
  V1SeatMapSnapshot,
  V1SeatStatus,
  V1Trip,
} from '../rest/v1/views.ts';
import { describeComponents, describeRoute } from './transform.ts';

/**
 * Schemas that the document defines once and refers to. Generators name an enum inside a component by its path, such as
 * `OrderStatus` for the status of an order. So no other component may have that name.
 */
const NAMED = {
  Problem: ProblemDocument,
  Refusal: Problem,
  ErrorCode: Problem.shape.code,
  Money,
  Price: PriceBreakdown,
  Order: V1Order,
  OrderStatus: V1Order.shape.status,
  OrderProgress: CompatOrderStatus,
  TravelDetails: TravelDetailsView,
  Trip: V1Trip,
  Ticket: TicketView,
  BoardingPass: BoardingPassView,
  Receipt: ReceiptView,
  HistoryEntry,
  SeatMap: V1SeatMap,
  SeatStatus: V1SeatStatus,
  SeatMapSnapshot: V1SeatMapSnapshot,
  SeatMapDelta: V1SeatMapDelta,
  SeatMapMessage: V1SeatMapMessage,
  Deck: DeckView,
  FlightSummary,
  Flight: FlightView,
  LayoutSummary,
  Layout: LayoutView,
};
for (const [id, schema] of Object.entries(NAMED)) z.globalRegistry.add(schema, { ...schema.meta(), id });

const TAGS = [
  { name: 'Flights', description: 'Flights on sale, with live seat maps' },
  { name: 'Aircraft', description: 'The seat layouts of flights' },
  { name: 'Orders', description: 'Order seats in one call, then pay' },
  { name: 'Trips', description: 'Who travels, paid bookings, and their tickets and receipts' },
  { name: 'Orders, step by step', description: 'Open an order first, then choose its seats' },
  { name: 'Administration', description: 'Needs the administration token as a bearer token' },
  { name: 'Operation', description: 'For operators of Jumpseat' },
];

/**
 * Serves an OpenAPI 3.1 document of the routes registered after it, at /openapi.json.
 *
 * @param publicOrigin the origin of the API from outside; without it, the document names the origin of its request
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
          'Books seats on flights and never sells one twice. Refusals are problem documents (RFC 9457) with a stable `code`. A write with an `Idempotency-Key` is carried out once, however often you send it.',
      },
      tags: TAGS,
      security: [],
      components: {
        securitySchemes: {
          adminToken: {
            type: 'http',
            scheme: 'bearer',
            description: 'The value of `ADMIN_TOKEN`. Without one, callers on the same machine need no token.',
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
