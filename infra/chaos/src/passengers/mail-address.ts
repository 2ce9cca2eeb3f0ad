const KNOWN = 'ada-';
/** How the addresses begin that the mail server refuses for good. */
export const UNKNOWN_MAILBOX = 'gone-';

/** The address of an order's passenger. No other order has it, because `userId` is unique to the order. */
export function addressOf(userId: string, { isUnknownMailbox }: { readonly isUnknownMailbox: boolean }): string {
  return `${isUnknownMailbox ? UNKNOWN_MAILBOX : KNOWN}${userId}@example.com`;
}

export function isUnknownMailbox(address: string): boolean {
  return address.startsWith(UNKNOWN_MAILBOX);
}

/** The user of an address of {@link addressOf}. */
export function userOf(address: string): string {
  return address.replace(/^[a-z]+-/, '').replace(/@[^@]*$/, '');
}
