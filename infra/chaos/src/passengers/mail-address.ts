const KNOWN = 'ada-';
/** How addresses begin to which the mail server delivers nothing. */
export const GONE = 'gone-';

/** The address of an order's passenger. No other order has it, because `userId` is unique to the order. */
export function addressOf(userId: string, { isGone }: { readonly isGone: boolean }): string {
  return `${isGone ? GONE : KNOWN}${userId}@example.com`;
}

/** Whether the mail server refuses mail to that address for good. */
export function isGone(address: string): boolean {
  return address.startsWith(GONE);
}

/** The user of an address of {@link addressOf}. */
export function userOf(address: string): string {
  return address.replace(/^[a-z]+-/, '').replace(/@[^@]*$/, '');
}
