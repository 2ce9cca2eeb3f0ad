import type { ReceiptView } from '@jumpseat/booking/contracts';
import { perLocale } from '#language/format.ts';
import { messages } from '#language/language.ts';

const percent = perLocale((locale) => new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }));

/** What a line of a receipt is for: `Fare, Economy`, or a trait of the seat. */
export function itemInWords({ item, cabin }: ReceiptView['lines'][number]): string {
  const { common, receipts, seatMap } = messages();
  if (item !== 'fare') return seatMap.traits[item];
  return cabin === null ? receipts.fare : receipts.fareIn(common.cabins[cabin]);
}

/** The tax with its rate: `VAT 8.1%`. */
export function taxInWords({ rate }: ReceiptView['tax']): string {
  return messages().receipts.tax(percent().format(rate / 100));
}
