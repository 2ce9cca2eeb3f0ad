import { languageCode, pathTo } from '#language/language.ts';

/** A paper of a booking as a file, or as an address of a wallet. */
type Paper =
  | 'ticket.pdf'
  | 'calendar.ics'
  | `receipts/${string}.pdf`
  | `boarding-passes/${number}.pkpass`
  | `boarding-passes/${number}/google-pass`;

/** The address, in the current language, of a booking's boarding passes. */
export function ticketHref(orderId: string): string {
  return pathTo(`/orders/${orderId}/ticket`);
}

/** The address, in the current language, of a booking's receipts. */
export function receiptsHref(orderId: string): string {
  return pathTo(`/orders/${orderId}/receipts`);
}

/** The address of a paper in the language of the page. */
export function paperHref(orderId: string, paper: Paper): string {
  return `/api/orders/${orderId}/${paper}?language=${languageCode()}`;
}
