/** How one refusal is explained: its HTTP status, what happened, and what the person can do next. */
export interface ErrorEntry {
  /** HTTP status of the refusal; the tRPC code follows from it. */
  readonly status: 400 | 401 | 403 | 404 | 409 | 413 | 415 | 422 | 429 | 500 | 503;
  /** What happened, in people's words. */
  readonly title: string;
  /** What to do next. */
  readonly advice: string;
}

/**
 * The closed list of error codes: the one table that REST, tRPC, the client library and the pages read.
 * Codes are stable: programs match on them.
 */
export const ERRORS = {
  BAD_INPUT: { status: 400, title: 'The request is not valid', advice: 'Correct the fields named and send it again.' },
  MALFORMED_JSON: { status: 400, title: 'The body is not valid JSON', advice: 'Send a JSON object.' },
  NO_SEATS: { status: 400, title: 'No seats were named', advice: 'Choose at least one seat.' },
  DUPLICATE_SEAT: { status: 400, title: 'The same seat is named twice', advice: 'Name each seat once.' },
  TOO_MANY_SEATS: {
    status: 400,
    title: 'Too many seats for one order',
    advice: 'Choose fewer seats, or make a second order.',
  },
  NO_SUCH_SEAT: {
    status: 400,
    title: 'This flight has no such seat',
    advice: 'Choose a seat from the seat map of the flight.',
  },
  PARTY_NEEDS_ADULT: {
    status: 400,
    title: 'Children travel with an adult, and each infant on the lap of one of its own',
    advice: 'Add an adult to the party.',
  },
  PARTY_SIZE: {
    status: 400,
    title: 'The seats are not as many as the passengers who need one',
    advice: 'Choose one seat for each adult and each child, or change the party.',
  },
  EXIT_ROW: {
    status: 400,
    title: 'Seats at an emergency exit are not for parties with a child or an infant',
    advice: 'Choose a seat in another row: who sits at an exit must be able to help.',
  },
  NO_LAP_INFANT: {
    status: 400,
    title: 'No infant can sit on the lap in this seat',
    advice: 'Choose a seat in another row or cabin.',
  },
  BASSINET_ROW: {
    status: 400,
    title: 'Seats at a bassinet are kept for parties with an infant',
    advice: 'Choose a seat in another row, or add the infant to the party.',
  },
  OTHER_CABIN: {
    status: 400,
    title: 'The seat is in another cabin than the one chosen',
    advice: 'Choose a seat of your cabin, or change the cabin.',
  },
  NO_SUCH_CABIN: {
    status: 400,
    title: 'The aircraft has no such cabin',
    advice: 'Choose one of the cabins of the flight.',
  },
  BAD_PAYMENT_CODE: {
    status: 400,
    title: 'A payment code has 5 digits',
    advice: 'Enter the 5 digits of the payment code.',
  },
  NO_SUCH_LAYOUT: { status: 400, title: 'There is no such layout', advice: 'Use one of the layouts named.' },
  NOT_ADMIN: {
    status: 403,
    title: 'This call is for administrators',
    advice: 'Send the administration token as a bearer token.',
  },
  BAD_ORIGIN: {
    status: 403,
    title: 'The request comes from another site',
    advice: 'Open Jumpseat at localhost, or at the address that its setting PUBLIC_ORIGIN names.',
  },
  FLIGHT_NOT_FOUND: { status: 404, title: 'There is no such flight', advice: 'Choose a flight from the list.' },
  LAYOUT_NOT_FOUND: { status: 404, title: 'There is no such layout', advice: 'Choose one from the list of layouts.' },
  ORDER_NOT_FOUND: { status: 404, title: 'There is no such order', advice: 'Check its id or link, or order anew.' },
  ROUTE_NOT_FOUND: { status: 404, title: 'There is nothing at this address', advice: 'See /docs for the calls.' },
  IDEMPOTENCY_KEY_IN_USE: {
    status: 409,
    title: 'The first request with this idempotency key is still under way',
    advice: 'Wait a second, then send the same request with the same key again.',
  },
  FLIGHT_EXISTS: { status: 409, title: 'A flight with this id exists', advice: 'Choose another id.' },
  ORDER_EXISTS: { status: 409, title: 'An order with this id exists', advice: 'Choose another id.' },
  FLIGHT_CLOSED: { status: 409, title: 'Sales for this flight have closed', advice: 'Choose a later flight.' },
  SEAT_HELD: {
    status: 409,
    title: 'Someone else is holding a seat you asked for',
    advice: 'Choose another seat, or try again later: holds run out.',
  },
  SEAT_BOOKED: { status: 409, title: 'A seat you asked for is already booked', advice: 'Choose another seat.' },
  CABIN_FULL: {
    status: 409,
    title: 'The cabin has not enough free seats',
    advice: 'Choose another cabin or another flight.',
  },
  NO_SEATS_FOR_PARTY: {
    status: 409,
    title: 'The seats still free are not for such a party',
    advice: 'Choose another cabin or another flight: those left are at an exit, at a bassinet, or take no infants.',
  },
  NOT_HOLDER: {
    status: 409,
    title: 'The order no longer holds these seats',
    advice: 'Look at the seat map and choose again.',
  },
  STALE_COMMAND: {
    status: 409,
    title: 'A newer request of this order was already carried out',
    advice: 'Look at the order as it is now and try again.',
  },
  NOTHING_HELD: {
    status: 409,
    title: 'The order holds no seats yet',
    advice: 'Choose seats before paying or asking for more time.',
  },
  PAYMENT_IN_PROGRESS: {
    status: 409,
    title: 'A payment is under way',
    advice: 'Wait for its result, then try again.',
  },
  ALREADY_EXTENDED: {
    status: 409,
    title: 'The hold was already extended once',
    advice: 'Pay before the time runs out.',
  },
  HOLD_LIMIT_REACHED: {
    status: 409,
    title: 'The seats have been held for as long as is allowed',
    advice: 'Pay for the seats now, or start a new order.',
  },
  UNPAID_LIMIT_REACHED: {
    status: 409,
    title: 'Too much is held without being paid for',
    advice: 'Pay for an order, or cancel one, then try again.',
  },
  ORDER_CONFIRMED: {
    status: 409,
    title: 'The order is confirmed',
    advice: 'Make a new order for other seats.',
  },
  ORDER_FAILED: { status: 409, title: 'The order has failed', advice: 'Make a new order.' },
  ORDER_EXPIRED: { status: 409, title: 'The time to pay ran out', advice: 'Make a new order.' },
  ORDER_CANCELLED: { status: 409, title: 'The order was cancelled', advice: 'Make a new order.' },
  ORDER_REFUNDED: { status: 409, title: 'The order was refunded', advice: 'Make a new order.' },
  PAYMENT_DECLINED: {
    status: 409,
    title: 'The payment was declined',
    advice: 'Check the code and try again, or use another one.',
  },
  PAYMENT_REFUSED: {
    status: 409,
    title: 'The payment was refused for good',
    advice: 'Make a new order and pay another way.',
  },
  PAYMENT_UNAVAILABLE: {
    status: 409,
    title: 'The payment service could not be reached; nothing was charged',
    advice: 'Try again in a moment.',
  },
  SEATS_LOST: {
    status: 409,
    title: 'The seats were lost before the payment finished; the payment was voided',
    advice: 'Make a new order.',
  },
  FLIGHT_RESET: {
    status: 409,
    title: 'The flight was reset by an administrator; payments were returned',
    advice: 'Make a new order.',
  },
  BODY_TOO_LARGE: { status: 413, title: 'The request is too large', advice: 'Send a smaller body.' },
  UNSUPPORTED_MEDIA_TYPE: {
    status: 415,
    title: 'The body is of a type this call does not read',
    advice: 'Send JSON with content-type: application/json.',
  },
  IDEMPOTENCY_KEY_REUSED: {
    status: 422,
    title: 'This idempotency key was sent with another request',
    advice: 'Use a new key for each request, and the same key only to repeat one.',
  },
  TOO_MANY_SUBSCRIPTIONS: {
    status: 429,
    title: 'Too many subscriptions on one connection',
    advice: 'End some that you no longer need, or open another connection.',
  },
  RATE_LIMITED: {
    status: 429,
    title: 'Too many requests in a minute',
    advice: 'Nothing was done. Wait as long as Retry-After or the message says, then send it again.',
  },
  OVERLOADED: {
    status: 503,
    title: 'Too many requests are waiting',
    advice: 'Nothing was done. Try again in a few seconds.',
  },
  UNAVAILABLE: {
    status: 503,
    title: 'Jumpseat cannot answer just now',
    advice: 'Try again in a moment; a repeated request is safe.',
  },
  INTERNAL: {
    status: 500,
    title: 'Something went wrong on our side',
    advice: 'Try again; if it happens again, report the request id.',
  },
} as const satisfies Record<string, ErrorEntry>;

/** One of the closed list of error codes. */
export type ErrorCode = keyof typeof ERRORS;

/** A reason why a request was not carried out: plain data that crosses every boundary unchanged. */
export interface Refusal {
  readonly code: ErrorCode;
  /** The seats at fault, where the refusal is about seats. */
  readonly seats?: readonly string[];
  /** What was wrong in particular, where the title alone does not say it. */
  readonly detail?: string;
}

/** Whether `code` is one of the closed list. */
export function isErrorCode(code: unknown): code is ErrorCode {
  return typeof code === 'string' && Object.hasOwn(ERRORS, code);
}

/** A refusal as one sentence: what happened, and the seats or the detail it is about. */
export function explain(refusal: Refusal): string {
  const { title } = ERRORS[refusal.code];
  const about = refusal.detail ?? refusal.seats?.join(', ');
  return about ? `${title}: ${about}` : title;
}

/** A refusal that is thrown. Carries the code, the seats at fault, and what to do next. */
export class JumpseatError extends Error implements Refusal {
  override readonly name = 'JumpseatError';
  readonly code: ErrorCode;
  readonly seats?: readonly string[];
  readonly detail?: string;

  constructor(refusal: Refusal, options?: ErrorOptions) {
    super(explain(refusal), options);
    this.code = refusal.code;
    if (refusal.seats) this.seats = refusal.seats;
    if (refusal.detail !== undefined) this.detail = refusal.detail;
  }

  /** What to do next. */
  get advice(): string {
    return ERRORS[this.code].advice;
  }

  /** The refusal as plain data. */
  toRefusal(): Refusal {
    return refusal(this.code, this);
  }
}

/** Builds a refusal without undefined members. */
export function refusal(
  code: ErrorCode,
  about: { seats?: readonly string[] | undefined; detail?: string | undefined } = {},
): Refusal {
  return {
    code,
    ...(about.seats && { seats: about.seats }),
    ...(about.detail !== undefined && { detail: about.detail }),
  };
}
