import type { ReceiptView } from '@jumpseat/booking/contracts';
import { grammarOf } from '@jumpseat/texts';

const { plural } = grammarOf('en-GB');

/** The receipts of a booking. */
export const receipts = {
  title: (reference: string) => `Receipts for ${reference}`,
  /** What search engines and previews show. */
  description: 'The receipts of your booking, to print and to download.',
  heading: (count: number) => plural(count, { one: 'Receipt', other: 'Receipts' }),
  back: 'Your booking',
  print: 'Print',
  download: 'Download PDF',
  kinds: { PAYMENT: 'Receipt', REFUND: 'Refund receipt' } satisfies Record<ReceiptView['kind'], string>,
  number: 'Number',
  date: 'Date',
  people: { PAYMENT: 'Paid by', REFUND: 'Refunded to' } satisfies Record<ReceiptView['kind'], string>,
  reference: 'Booking reference',
  flight: 'Flight',
  flightOn: (number: string, route: string, date: string) => `${number}, ${route}, ${date}`,
  seat: 'Seat',
  item: 'For',
  amount: 'Amount',
  fare: 'Fare',
  fareIn: (cabin: string) => `Fare, ${cabin}`,
  net: 'Without VAT',
  /** Value-added tax with its rate, such as 8.1%. */
  tax: (rate: string) => `VAT ${rate}`,
  totals: { PAYMENT: 'Total paid', REFUND: 'Total refunded' } satisfies Record<ReceiptView['kind'], string>,
};

export type ReceiptsMessages = typeof receipts;
