import {
  GetGooglePass,
  GetPaper,
  HistoryEntry,
  OrderId,
  type PaperFile,
  ReceiptView,
  TicketView,
} from '@jumpseat/booking/contracts';
import type { FastifyReply } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { NO_STORE } from '../../http/no-store.ts';
import { type RestOptions, refusals } from '../route.ts';

const tags = ['Trips'];
const Order = z.object({ orderId: OrderId });
const Receipt = Order.extend({ number: z.string().min(1).max(100).describe('Its number in the list of receipts') });
const Pass = Order.extend({
  position: z.coerce
    .number()
    .pipe(GetGooglePass.shape.position)
    .describe("The traveller's position in the list, from 0"),
});
const Language = z.object({
  language: GetPaper.shape.language.describe("Left out: the language of the booking's contact, or English"),
});

const CalendarFile = {
  description: 'The flight as an iCalendar file',
  content: { 'text/calendar': { schema: z.string() } },
};

/** Tickets, receipts, files and the history of orders, under `/api`. */
export const v1TripPapers: FastifyPluginAsyncZod<RestOptions> = async (app, { calls }) => {
  app.addHook('onRequest', async (_request, reply) => void reply.headers(NO_STORE));

  app.get(
    '/api/orders/:orderId/ticket',
    {
      schema: {
        operationId: 'getTicket',
        tags,
        summary: 'The ticket of a confirmed order, with the barcode of each traveller',
        params: Order,
        response: { 200: TicketView, ...refusals(400, 404, 409) },
      },
    },
    async (request) => calls(request).trips.ticket(request.params),
  );

  app.get(
    '/api/orders/:orderId/ticket.pdf',
    {
      schema: {
        operationId: 'getTicketPdf',
        tags,
        summary: 'The ticket to print: a page for each traveller',
        params: Order,
        querystring: Language,
        response: { 200: binary('application/pdf', 'The ticket'), ...refusals(400, 404, 409) },
      },
    },
    async (request, reply) => {
      const { params, query } = request;
      return sendFile(reply, await calls(request).trips.paper({ ...params, ...query, paper: { type: 'ticket' } }));
    },
  );

  app.get(
    '/api/orders/:orderId/calendar.ics',
    {
      schema: {
        operationId: 'getCalendar',
        tags,
        summary: 'The flight of a confirmed order, for calendars',
        params: Order,
        querystring: Language,
        response: { 200: CalendarFile, ...refusals(400, 404, 409) },
      },
    },
    async (request, reply) => {
      const { params, query } = request;
      return sendFile(reply, await calls(request).trips.paper({ ...params, ...query, paper: { type: 'calendar' } }));
    },
  );

  app.get(
    '/api/orders/:orderId/receipts',
    {
      schema: {
        operationId: 'listReceipts',
        tags,
        summary: 'The receipts of a paid order, the first one first',
        description: 'One for the payment, and one for its refund if there was one.',
        params: Order,
        response: { 200: z.object({ receipts: z.array(ReceiptView) }), ...refusals(400, 404, 409) },
      },
    },
    async (request) => ({ receipts: await calls(request).trips.receipts(request.params) }),
  );

  app.get(
    '/api/orders/:orderId/receipts/:number.pdf',
    {
      schema: {
        operationId: 'getReceiptPdf',
        tags,
        summary: 'A receipt to print',
        params: Receipt,
        querystring: Language,
        response: { 200: binary('application/pdf', 'The receipt'), ...refusals(400, 404, 409) },
      },
    },
    async (request, reply) => {
      const { orderId, number } = request.params;
      const paper = { type: 'receipt' as const, number };
      return sendFile(reply, await calls(request).trips.paper({ ...request.query, orderId, paper }));
    },
  );

  app.get(
    '/api/orders/:orderId/history',
    {
      schema: {
        operationId: 'getHistory',
        tags,
        summary: 'What has happened to an order, and its mails, the first entry first',
        params: Order,
        response: { 200: z.object({ history: z.array(HistoryEntry) }), ...refusals(400, 404) },
      },
    },
    async (request) => ({ history: await calls(request).trips.history(request.params) }),
  );

  app.get(
    '/api/orders/:orderId/boarding-passes/:position.pkpass',
    {
      schema: {
        operationId: 'getApplePass',
        tags,
        summary: "A boarding pass for Apple's wallet",
        description: 'Only on servers that have a certificate for it: see `wallets` of the ticket.',
        params: Pass,
        querystring: Language,
        response: { 200: binary('application/vnd.apple.pkpass', 'The pass'), ...refusals(400, 404, 409) },
      },
    },
    async (request, reply) => {
      const { orderId, position } = request.params;
      const paper = { type: 'apple-pass' as const, position };
      return sendFile(reply, await calls(request).trips.paper({ ...request.query, orderId, paper }));
    },
  );

  app.get(
    '/api/orders/:orderId/boarding-passes/:position/google-pass',
    {
      schema: {
        operationId: 'addGooglePass',
        tags,
        summary: "Adds a boarding pass to Google's wallet, by a redirect",
        description: 'Only on servers that have a key for it: see `wallets` of the ticket.',
        params: Pass,
        querystring: Language,
        response: { 303: z.null().describe("Google's page that adds the pass"), ...refusals(400, 404, 409) },
      },
    },
    async (request, reply) => {
      const { url } = await calls(request).trips.googlePass({ ...request.params, ...request.query });
      return reply.redirect(url, 303);
    },
  );
};

/** Documents a binary file. Generators make bytes of it. */
function binary(type: string, description: string) {
  return { description, content: { [type]: { schema: z.string().meta({ format: 'binary' }) } } };
}

/** Sends a file to download. Its name is ASCII. */
function sendFile(reply: FastifyReply, { name, type, base64 }: PaperFile): FastifyReply {
  return reply
    .type(type)
    .header('content-disposition', `attachment; filename="${name}"`)
    .send(Buffer.from(base64, 'base64'));
}
