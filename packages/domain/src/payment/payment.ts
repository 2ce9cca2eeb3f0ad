/** The gateway's answer to a payment attempt. A technical failure is no outcome: it is thrown and retried. */
export type PaymentOutcome =
  | { readonly result: 'APPROVED'; readonly reference: string }
  /** The passenger may try again with another code. */
  | { readonly result: 'DECLINED' }
  /** The payment can't be retried: the order ends. */
  | { readonly result: 'REFUSED' };

/** The codes with a fixed result at the simulated gateway. */
export type TestCode = '00000' | '00001' | '00002' | '00003' | '11111';

/** Whether the text has 5 digits, as payment codes do. */
export function isPaymentCode(code: string): boolean {
  return /^\d{5}$/.test(code);
}
