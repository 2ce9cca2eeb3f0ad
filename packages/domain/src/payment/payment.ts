/** The gateway's answer to a payment attempt. A technical failure is no outcome: it is thrown and retried. */
export type PaymentOutcome =
  | { readonly result: 'APPROVED'; readonly reference: string }
  /** The passenger may try again with another code. */
  | { readonly result: 'DECLINED' }
  /** The payment can't be retried: the order ends. */
  | { readonly result: 'REFUSED' };

/** What the simulated gateway does with its test codes. */
export const TEST_CODES = {
  '00000': "declined, and can't be retried",
  '00001': 'declined',
  '00002': 'no answer in time',
  '00003': 'approved at the third try',
  '11111': 'approved at once',
} as const;

/** Whether the text has 5 digits, as payment codes do. */
export function isPaymentCode(code: string): boolean {
  return /^\d{5}$/.test(code);
}
