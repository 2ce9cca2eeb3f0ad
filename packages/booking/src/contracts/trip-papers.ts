import { CONTACT_LANGUAGES, MAX_PASSENGERS } from '@jumpseat/domain';
import { z } from 'zod';
import { MAIL_KINDS } from './activities.ts';
import { Cabin, SeatTrait } from './deck-view.ts';
import { OrderId, Text } from './inputs.ts';
import { TravellerView } from './travellers.ts';
import { FlightSummary, Instant, Money, Problem } from './views.ts';

/** The language of a paper. Left out, that of the booking's contact, or English. */
const PaperLanguage = z.enum(CONTACT_LANGUAGES).optional();

/** The traveller's position in the list, from 0. */
const Position = z
  .int()
  .min(0)
  .max(MAX_PASSENGERS - 1);

/** The boarding pass of a traveller. */
export const BoardingPassView = z.object({
  position: z.int().describe("The traveller's position in the list, from 0"),
  traveller: TravellerView,
  text: z.string().describe('The text of the barcode: IATA BCBP'),
  barcode: z.object({
    size: z.int().describe('The width and height of the barcode, in squares'),
    path: z.string().describe('The dark squares as an SVG path, in a view box of `size` by `size`'),
  }),
});
export type BoardingPassView = z.infer<typeof BoardingPassView>;

/** The ticket of a booking. */
export const TicketView = z.object({
  orderId: z.string(),
  reference: z.string().nullable(),
  flight: FlightSummary,
  passes: z.array(BoardingPassView).describe('Empty if nobody was named, or all names are erased'),
  wallets: z.object({ apple: z.boolean(), google: z.boolean() }).describe('The wallets that passes can be added to'),
});
export type TicketView = z.infer<typeof TicketView>;

/** A receipt of a payment, or of its refund. */
export const ReceiptView = z.object({
  number: z.string().meta({ examples: ['2026-K7QW3P-1'] }),
  kind: z.enum(['PAYMENT', 'REFUND']),
  issuedAt: Instant,
  /** The first adult; null if nobody was named. */
  payer: z.string().nullable(),
  lines: z.array(
    z.object({
      seat: z.string().nullable(),
      cabin: Cabin.nullable(),
      item: z.union([z.literal('fare'), SeatTrait]),
      amount: Money.describe('Negative on a refund'),
    }),
  ),
  total: Money,
  tax: z.object({ rate: z.number().describe('In percent'), amount: Money, net: Money }),
});
export type ReceiptView = z.infer<typeof ReceiptView>;

/** Something that happened to an order. */
export const HistoryEntry = z.object({
  at: Instant,
  what: z.discriminatedUnion('type', [
    z.object({ type: z.literal('OPENED') }),
    z.object({ type: z.literal('SEATS_HELD'), seats: z.array(z.string()), total: Money, isFirst: z.boolean() }),
    z.object({ type: z.literal('SEATS_REFUSED'), problem: Problem }),
    z.object({ type: z.literal('TIME_EXTENDED'), until: Instant }),
    z.object({ type: z.literal('PAYMENT_STARTED'), attempt: z.int(), total: Money }),
    z.object({ type: z.literal('PAYMENT_FAILED'), problem: Problem }),
    z.object({ type: z.literal('BOOKED'), reference: z.string().nullable(), total: Money }),
    z.object({ type: z.literal('EXPIRED') }),
    z.object({ type: z.literal('CANCELLED') }),
    z.object({ type: z.literal('FLIGHT_RESET'), refund: Money.nullable() }),
    z.object({
      type: z.literal('MAIL'),
      kind: z.enum(MAIL_KINDS),
      state: z.enum(['ON_ITS_WAY', 'SENT', 'NOT_DELIVERED']),
    }),
  ]),
});
export type HistoryEntry = z.infer<typeof HistoryEntry>;

/** A paper of a booking. */
export const GetPaper = z.strictObject({
  orderId: OrderId,
  paper: z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('ticket') }),
    z.strictObject({ type: z.literal('calendar') }),
    z.strictObject({ type: z.literal('receipt'), number: Text.min(1).max(100) }),
    z.strictObject({ type: z.literal('apple-pass'), position: Position }),
  ]),
  language: PaperLanguage,
});

/** A boarding pass to add to Google's wallet. */
export const GetGooglePass = z.strictObject({
  orderId: OrderId,
  position: Position,
  language: PaperLanguage,
});

/** A file. */
export const PaperFile = z.object({
  name: z.string().meta({ examples: ['ticket-K7QW3P.pdf'] }),
  type: z.string().meta({ examples: ['application/pdf'] }),
  base64: z.string().describe('The content in base64'),
});
export type PaperFile = z.infer<typeof PaperFile>;
