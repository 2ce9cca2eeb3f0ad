import type { OrderStatus } from '@jumpseat/domain';

/** How a passenger's program calls the API: by REST under /api, by the second REST convention, or by tRPC. */
export type Convention = 'api' | 'root' | 'trpc';

/** The kind of a request. */
export type RequestKind = 'create' | 'select' | 'name' | 'pay' | 'extend' | 'cancel' | 'look';

/** A request, its times, and its answer: a line of calls.jsonl. Times are epoch milliseconds. */
export interface Call {
  readonly passenger: string;
  readonly act: RequestKind;
  readonly convention: Convention;
  readonly flightId: string;
  /** Null if the server assigns the id, and its answer did not arrive. */
  readonly orderId: string | null;
  /** The order's user, unique to the order. Finds the order if its id is unknown. */
  readonly userId: string | null;
  /** The requested seats. */
  readonly seats: readonly string[];
  readonly from: number;
  /** When it was answered or aborted. */
  readonly to: number;
  /** Null if nobody knows whether the request was carried out. */
  readonly answer: Answer | null;
  /** The reason if there is no answer. */
  readonly lost?: string;
}

/** An answer in the terms of the domain, whatever the convention. */
export interface Answer {
  readonly http: number;
  /** The code of a refusal. */
  readonly code: string | null;
  /** The status of the order, if the answer contains it. */
  readonly status: OrderStatus | null;
  readonly version: number | null;
  /** The seats of the order, if the answer contains them. */
  readonly seats: readonly string[] | null;
  readonly expiresAt: string | null;
  /** Why a new order FAILED. */
  readonly failure: string | null;
  /** The refused seats. */
  readonly refused: readonly string[];
  readonly retryAfter: boolean;
  /** It had no body. */
  readonly isEmpty?: boolean;
}

/**
 * The request, without the answer of a proxy whose node had died: nobody knows whether it was carried out. Only proxies
 * answer without a body.
 */
export function treatProxyErrorAsLost(call: Call): Call {
  const isOfProxy = call.answer !== null && call.answer.http >= 502 && call.answer.isEmpty === true;
  return isOfProxy ? { ...call, answer: null, lost: `the proxy answered ${call.answer?.http}` } : call;
}

const FINAL_OF_CODE: Readonly<Record<string, OrderStatus>> = {
  ORDER_CONFIRMED: 'CONFIRMED',
  ORDER_FAILED: 'FAILED',
  ORDER_EXPIRED: 'EXPIRED',
  ORDER_CANCELLED: 'CANCELLED',
  ORDER_REFUNDED: 'REFUNDED',
};
const FINAL: ReadonlySet<OrderStatus> = new Set(Object.values(FINAL_OF_CODE));

/** The final status in an answer, if it contains one. */
export function finalStatusOf(answer: Answer | null): OrderStatus | undefined {
  if (answer?.status && FINAL.has(answer.status)) return answer.status;
  return answer?.code ? FINAL_OF_CODE[answer.code] : undefined;
}
