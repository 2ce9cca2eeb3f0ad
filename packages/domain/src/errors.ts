/** The explanation of one error code. */
export interface ErrorEntry {
  /** The HTTP status; the tRPC code follows from it. */
  readonly status: 400 | 401 | 403 | 404 | 408 | 409 | 413 | 415 | 422 | 429 | 500 | 503;
  /** What happened, without a full stop. */
  readonly title: string;
  /** What to do next, in full sentences. */
  readonly advice: string;
}

/**
 * The closed list of error codes. REST, tRPC, the client library and the pages all read this one table.
 * Codes are stable, because programs match on them.
 */
export const ERRORS = {
  BAD_INPUT: {
    status: 400,
    title: 'The request is not valid',
    advice: 'Correct the fields named, then send the request again.',
  },
  MALFORMED_JSON: { status: 400, title: 'The body is not valid JSON', advice: 'Send a JSON object.' },
  NO_SEATS: { status: 400, title: 'No seats were requested', advice: 'Name at least one seat.' },
  DUPLICATE_SEAT: { status: 400, title: 'The request names a seat twice', advice: 'Name each seat once.' },
  TOO_MANY_SEATS: {
    status: 400,
    title: 'Too many seats for one order',
    advice: 'Choose fewer seats, or place a second order.',
  },
  NO_SUCH_SEAT: {
    status: 400,
    title: 'This flight has no such seat',
    advice: "Choose a seat from the flight's seat map.",
  },
  PARTY_NEEDS_ADULT: {
    status: 400,
    title: 'Children must travel with an adult, and each infant on the lap of its own adult',
    advice: 'Add an adult to the party.',
  },
  PARTY_SIZE: {
    status: 400,
    title: 'The number of seats does not match the number of passengers',
    advice: 'Choose one seat for each adult and each child, or change the party.',
  },
  EXIT_ROW: {
    status: 400,
    title: 'Exit-row seats are not available to parties with a child or an infant',
    advice: 'Choose a seat in another row: passengers in an exit row must be able to help in an emergency.',
  },
  NO_LAP_INFANT: {
    status: 400,
    title: 'An infant cannot sit on a lap in this seat',
    advice: 'Choose a seat in another row or cabin.',
  },
  BASSINET_ROW: {
    status: 400,
    title: 'Bassinet seats are reserved for parties with an infant',
    advice: 'Choose a seat in another row, or add the infant to the party.',
  },
  OTHER_CABIN: {
    status: 400,
    title: 'The seat is not in the chosen cabin',
    advice: 'Choose a seat in that cabin, or change the cabin.',
  },
  NO_SUCH_CABIN: { status: 400, title: 'The aircraft has no such cabin', advice: "Choose one of the flight's cabins." },
  BAD_PAYMENT_CODE: {
    status: 400,
    title: 'The payment code must have 5 digits',
    advice: 'Enter the 5 digits of the payment code.',
  },
  NO_SUCH_LAYOUT: { status: 400, title: 'There is no such layout', advice: 'Use one of the layouts listed.' },
  NOT_ADMIN: {
    status: 403,
    title: 'This call is for administrators only',
    advice: 'Send the administration token as a bearer token.',
  },
  BAD_ORIGIN: {
    status: 403,
    title: 'The request comes from another site',
    advice: 'Open Jumpseat at localhost, or at the address in its setting PUBLIC_ORIGIN.',
  },
  FLIGHT_NOT_FOUND: { status: 404, title: 'There is no such flight', advice: 'Choose a flight from the list.' },
  LAYOUT_NOT_FOUND: { status: 404, title: 'There is no such layout', advice: 'Choose one from the list of layouts.' },
  ORDER_NOT_FOUND: {
    status: 404,
    title: 'There is no such order',
    advice: 'Check the id or the link, or place a new order.',
  },
  BOOKING_NOT_FOUND: {
    status: 404,
    title: 'There is no booking with that reference and family name',
    advice: 'Check both. The reference has six or seven characters and was given with the confirmation.',
  },
  BAD_NAME: {
    status: 400,
    title: 'A name must have 1 to 60 characters: letters, blanks, hyphens and apostrophes',
    advice: 'Enter given and family name as in the passport.',
  },
  BAD_BIRTH_DATE: {
    status: 400,
    title: 'The date of birth is missing or does not fit the kind of traveller',
    advice: 'On the day of departure infants are under 2, children 2 to 11, and adults 12 or older.',
  },
  BAD_EMAIL: {
    status: 400,
    title: 'The e-mail address is not valid',
    advice: 'Enter an address such as ada@example.com.',
  },
  BAD_PHONE: {
    status: 400,
    title: 'The phone number is not valid',
    advice: 'Enter 5 to 15 digits with the country code, or leave it out.',
  },
  TRAVELLER_SEATS: {
    status: 400,
    title: 'Each seat of the order needs exactly one traveller',
    advice: "Name a traveller for each of the order's seats, and no other seats.",
  },
  TRAVELLER_KINDS: {
    status: 400,
    title: 'The kinds of travellers do not match the party',
    advice: 'Name as many adults, children and infants as the party has, or change the party.',
  },
  TRAVELLER_LAP: {
    status: 400,
    title: 'Each infant needs the lap of its own adult',
    advice: 'Set `lapOf` of each infant to the position of another adult in the list, from 0.',
  },
  TRAVELLERS_CLOSED: {
    status: 409,
    title: 'Travellers can no longer be changed',
    advice: 'Names can be entered until the payment begins.',
  },
  NOT_BOOKED: {
    status: 409,
    title: 'The order is not a paid booking',
    advice: 'Pay for the order first. Tickets and receipts come with the booking.',
  },
  TRIP_LINK_INVALID: {
    status: 404,
    title: 'This link has expired or is not complete',
    advice: 'Find the booking by its reference and a family name.',
  },
  RECEIPT_NOT_FOUND: {
    status: 404,
    title: 'The booking has no such receipt',
    advice: 'Choose one from the list of its receipts.',
  },
  BOARDING_PASS_NOT_FOUND: {
    status: 404,
    title: 'The booking has no such boarding pass',
    advice: "Choose one from the booking's ticket. A booking without names has none.",
  },
  WALLET_NOT_OFFERED: {
    status: 404,
    title: 'This server makes no passes for that wallet',
    advice: 'Use the ticket as a page or as a PDF.',
  },
  ROUTE_NOT_FOUND: {
    status: 404,
    title: 'There is no call at this address',
    advice: 'See /docs for the list of calls.',
  },
  IDEMPOTENCY_KEY_IN_USE: {
    status: 409,
    title: 'The first request with this idempotency key is still in progress',
    advice: 'Wait a second, then send the same request with the same key again.',
  },
  FLIGHT_EXISTS: { status: 409, title: 'A flight with this id already exists', advice: 'Choose another id.' },
  ORDER_EXISTS: { status: 409, title: 'An order with this id already exists', advice: 'Choose another id.' },
  FLIGHT_CLOSED: { status: 409, title: 'Sales for this flight have closed', advice: 'Choose a later flight.' },
  SEAT_HELD: {
    status: 409,
    title: 'Another order holds a seat you requested',
    advice: 'Choose another seat, or try again later: unpaid holds expire.',
  },
  SEAT_BOOKED: { status: 409, title: 'A seat you requested is already booked', advice: 'Choose another seat.' },
  CABIN_FULL: {
    status: 409,
    title: 'The cabin does not have enough free seats',
    advice: 'Choose another cabin or another flight.',
  },
  NO_SEATS_FOR_PARTY: {
    status: 409,
    title: 'Not enough of the free seats are available to this party',
    advice: 'Choose another cabin or another flight: the seats left are at an exit, at a bassinet, or take no infants.',
  },
  NOT_HOLDER: {
    status: 409,
    title: 'The order no longer holds these seats',
    advice: 'Read the seat map, then choose seats again.',
  },
  STALE_COMMAND: {
    status: 409,
    title: 'A newer request for this order was already carried out',
    advice: 'Read the order, then try again.',
  },
  NOTHING_HELD: {
    status: 409,
    title: 'The order holds no seats yet',
    advice: 'Choose seats before you pay or ask for more time.',
  },
  PAYMENT_IN_PROGRESS: {
    status: 409,
    title: 'A payment is in progress',
    advice: 'Wait for its result, then try again.',
  },
  ALREADY_EXTENDED: {
    status: 409,
    title: 'The hold was already extended once',
    advice: 'Pay before the hold expires.',
  },
  HOLD_LIMIT_REACHED: {
    status: 409,
    title: 'The seats have been held for the maximum time',
    advice: 'Pay for the seats now, or place a new order.',
  },
  UNPAID_LIMIT_REACHED: {
    status: 409,
    title: 'The limit on unpaid seats and orders is reached',
    advice: 'Pay for an order or cancel one, then try again.',
  },
  ORDER_CONFIRMED: {
    status: 409,
    title: 'The order is already confirmed',
    advice: 'Place a new order for other seats.',
  },
  ORDER_FAILED: { status: 409, title: 'The order has failed', advice: 'Place a new order.' },
  ORDER_EXPIRED: { status: 409, title: 'The order expired before it was paid', advice: 'Place a new order.' },
  ORDER_CANCELLED: { status: 409, title: 'The order was cancelled', advice: 'Place a new order.' },
  ORDER_REFUNDED: { status: 409, title: 'The order was refunded', advice: 'Place a new order.' },
  PAYMENT_DECLINED: {
    status: 409,
    title: 'The payment was declined',
    advice: 'Check the code and try again, or use another one.',
  },
  PAYMENT_REFUSED: {
    status: 409,
    title: 'The payment was refused and cannot be retried',
    advice: 'Place a new order and pay another way.',
  },
  PAYMENT_UNAVAILABLE: {
    status: 409,
    title: 'The payment service could not be reached; nothing was charged',
    advice: 'Try again in a moment.',
  },
  SEATS_LOST: {
    status: 409,
    title: 'The seats were lost before the payment finished; the payment was voided',
    advice: 'Place a new order.',
  },
  FLIGHT_RESET: {
    status: 409,
    title: 'An administrator reset the flight; payments were refunded',
    advice: 'Place a new order.',
  },
  REQUEST_TIMEOUT: {
    status: 408,
    title: 'The request did not arrive in time',
    advice: 'Send the request again: nothing was carried out.',
  },
  BODY_TOO_LARGE: { status: 413, title: 'The request is too large', advice: 'Send a smaller body.' },
  UNSUPPORTED_MEDIA_TYPE: {
    status: 415,
    title: 'This call does not accept the content type of the body',
    advice: 'Send JSON with content-type: application/json.',
  },
  IDEMPOTENCY_KEY_REUSED: {
    status: 422,
    title: 'This idempotency key was already used for another request',
    advice: 'Use a new key for each request. Reuse a key only to repeat a request.',
  },
  TOO_MANY_SUBSCRIPTIONS: {
    status: 429,
    title: 'Too many subscriptions on one connection',
    advice: 'End subscriptions that you no longer need, or open another connection.',
  },
  RATE_LIMITED: {
    status: 429,
    title: 'Too many requests in a minute',
    advice: 'Nothing was changed. Wait for the time in Retry-After or in the message, then send the request again.',
  },
  OVERLOADED: {
    status: 503,
    title: 'Too many requests are waiting',
    advice: 'Nothing was changed. Try again in a few seconds.',
  },
  UNAVAILABLE: {
    status: 503,
    title: 'Jumpseat is temporarily unavailable',
    advice: 'Try again in a moment. It is safe to repeat the request.',
  },
  INTERNAL: {
    status: 500,
    title: 'Something went wrong on our side',
    advice: 'Try again. If it happens again, report the request id.',
  },
} as const satisfies Record<string, ErrorEntry>;

export type ErrorCode = keyof typeof ERRORS;

/** The reason why a request was not carried out. Plain data, the same in every process. */
export interface Refusal {
  readonly code: ErrorCode;
  /** The seats at fault, if the refusal is about seats. */
  readonly seats?: readonly string[];
  /** What exactly was wrong, if the title does not say it. */
  readonly detail?: string;
}

/** Whether `code` is in the closed list. */
export function isErrorCode(code: unknown): code is ErrorCode {
  return typeof code === 'string' && Object.hasOwn(ERRORS, code);
}

/** A refusal as one sentence: the title with the detail, or with the seats. */
export function explain(refusal: Refusal): string {
  const { title } = ERRORS[refusal.code];
  const about = refusal.detail ?? refusal.seats?.join(', ');
  return about ? `${title}: ${about}` : title;
}

/** An error that carries a refusal. */
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

  toRefusal(): Refusal {
    return refusal(this.code, this);
  }
}

/** Builds a refusal; members that are undefined are left out. */
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
