import type { OrderStatus } from '@jumpseat/domain';

/** How a passenger's program speaks to the API. */
export type Convention = 'api' | 'root' | 'trpc';

/** What a request asks for. */
export type Act = 'create' | 'select' | 'pay' | 'extend' | 'cancel' | 'look';

/** One request, its time, and what the caller was told: a line of calls.jsonl. Times are epoch milliseconds. */
export interface Call {
  readonly passenger: string;
  readonly act: Act;
  readonly convention: Convention;
  readonly flightId: string;
  /** Null where the server was to make it, and did not say it. */
  readonly orderId: string | null;
  /** The order's user, unique to the order: finds it where its id was never said. */
  readonly userId: string | null;
  /** Seats asked for. */
  readonly seats: readonly string[];
  readonly from: number;
  /** When it was answered, or given up. */
  readonly to: number;
  /** Null where nobody knows whether it was carried out. */
  readonly answer: Answer | null;
  /** Why there is no answer. */
  readonly lost?: string;
}

/** What a caller was told, in the words of the domain whatever the convention. */
export interface Answer {
  readonly http: number;
  /** Of a refusal. */
  readonly code: string | null;
  /** Of the order, where the answer is one. */
  readonly status: OrderStatus | null;
  readonly version: number | null;
  /** The order's seats, where the answer says them. */
  readonly seats: readonly string[] | null;
  readonly expiresAt: string | null;
  /** Why a new order FAILED. */
  readonly failure: string | null;
  /** Seats at fault. */
  readonly refused: readonly string[];
  readonly retryAfter: boolean;
}

const FINAL_OF_CODE: Readonly<Record<string, OrderStatus>> = {
  ORDER_CONFIRMED: 'CONFIRMED',
  ORDER_FAILED: 'FAILED',
  ORDER_EXPIRED: 'EXPIRED',
  ORDER_CANCELLED: 'CANCELLED',
  ORDER_REFUNDED: 'REFUNDED',
};
const FINAL: ReadonlySet<OrderStatus> = new Set(Object.values(FINAL_OF_CODE));

/** The final status that an answer says, if it says one. */
export function finalTold(answer: Answer | null): OrderStatus | undefined {
  if (answer?.status && FINAL.has(answer.status)) return answer.status;
  return answer?.code ? FINAL_OF_CODE[answer.code] : undefined;
}
