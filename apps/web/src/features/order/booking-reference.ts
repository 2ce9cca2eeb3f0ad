/** The short reference of a booking: the start of its order's id. */
export function bookingReference(orderId: string): string {
  return orderId
    .replaceAll(/[^A-Za-z0-9]/g, '')
    .slice(0, 8)
    .toUpperCase();
}
