import type { CabinId, PassengerKind, Receipt, ReceiptLine } from '@jumpseat/domain';
import { grammarOf } from '@jumpseat/texts';

const { plural, list } = grammarOf('en-GB');

/** Tickets, receipts, calendar entries and passes for wallets. */
export const papers = {
  cabins: { first: 'First', business: 'Business', premium: 'Premium', economy: 'Economy' } satisfies Record<
    CabinId,
    string
  >,
  /** What a line of a receipt is for. */
  items: {
    fare: 'Fare',
    window: 'Window',
    aisle: 'Aisle',
    middle: 'Middle',
    extraLegroom: 'Extra legroom',
    exitRow: 'Exit row',
    bassinet: 'Bassinet',
    noRecline: 'No recline',
    restrictedView: 'Limited window view',
    noInfant: 'No baby on a lap',
  } satisfies Record<ReceiptLine['item'], string>,
  /** A route by its cities. */
  route: (origin: string, destination: string) => `${origin} to ${destination}`,
  reference: 'Booking reference',
  ticket: {
    title: (reference: string) => `Ticket ${reference}`,
    boardingPass: 'Boarding pass',
    /** Where nobody was named. */
    ticket: 'Ticket',
    /** Above the traveller's name. */
    kinds: { adult: 'Traveller', child: 'Child', infant: 'Baby' } satisfies Record<PassengerKind, string>,
    seat: 'Seat',
    /** Above the seat of the adult who has the baby on the lap. */
    lapSeat: 'On a lap in seat',
    seats: (count: number) => plural(count, { one: 'Seat', other: 'Seats' }),
    seatList: list,
    cabin: 'Cabin',
    departs: 'Departs',
    arrives: 'Arrives',
    localTime: (city: string) => `local time in ${city}`,
    /** After the time of an arrival on another day. It is an earlier one across the date line. */
    daysLater: (count: number) =>
      count < 0
        ? plural(-count, { one: '-# day', other: '-# days' })
        : plural(count, { one: '+# day', other: '+# days' }),
    barcode: 'Barcode of the boarding pass',
    bringHeading: 'What to bring',
    bring: 'Bring this page, printed or on your phone, and a valid passport or identity card.',
    showBarcode: 'The code is scanned when you board, so keep it flat and clean.',
  },
  receipt: {
    title: (number: string) => `Receipt ${number}`,
    kinds: { PAYMENT: 'Receipt', REFUND: 'Refund receipt' } satisfies Record<Receipt['kind'], string>,
    number: 'Receipt number',
    issued: 'Date of issue',
    /** A date in coordinated universal time. */
    inUtc: (date: string) => `${date} (UTC)`,
    payer: { PAYMENT: 'Paid by', REFUND: 'Refunded to' } satisfies Record<Receipt['kind'], string>,
    flight: 'Flight',
    route: 'Route',
    departure: 'Date of departure',
    seat: 'Seat',
    cabin: 'Cabin',
    item: 'For',
    amount: 'Amount',
    total: 'Total',
    net: 'Net amount',
    tax: (rate: string) => `Included value-added tax, ${rate}`,
    untaxed: {
      international: 'International flights are free of value-added tax.',
      domestic: 'This price includes no value-added tax.',
    },
    seller: 'Seller',
    page: (page: number, pages: number) => `Page ${page} of ${pages}`,
  },
  calendar: {
    summary: (flight: string, route: string) => `Flight ${flight}: ${route}`,
    /** @param reference null for bookings from before references existed */
    description: (reference: string | null, seats: readonly string[]) => {
      const where = plural(seats.length, { one: `Seat ${list(seats)}.`, other: `Seats ${list(seats)}.` });
      return reference === null ? where : `Booking reference ${reference}. ${where}`;
    },
  },
  wallet: {
    passenger: 'Passenger',
    seat: 'Seat',
    flight: 'Flight',
    departs: 'Departs',
    reference: 'Booking reference',
    boarding: 'Boarding pass',
  },
};

export type PapersMessages = typeof papers;
