/** What a payment gateway says of one attempt. A technical failure is not an outcome: it is thrown, and tried again. */
export type PaymentOutcome =
  | { readonly result: 'APPROVED'; readonly reference: string }
  /** The passenger may try again with another code. */
  | { readonly result: 'DECLINED' }
  /** For good: the order ends. */
  | { readonly result: 'REFUSED' };

/** What the simulated gateway does with the codes whose outcome is fixed. */
export const TEST_CODES = {
  '00000': 'refused for good',
  '00001': 'declined',
  '00002': 'hangs past the time limit',
  '00003': 'fails twice, then is approved',
  '11111': 'approved at once',
} as const;

/** Whether a payment code has the form of one: 5 digits. */
export function isPaymentCode(code: string): boolean {
  return /^\d{5}$/.test(code);
}
