import type { OrderStatus } from '@jumpseat/domain';
import type { Answer, Call, Convention, RequestKind } from './call.ts';

/** The timeout of a request, long after the API's own deadline. */
const TIMEOUT_MS = 40_000;

// biome-ignore lint/suspicious/noExplicitAny: bodies are untyped, as for programs in other languages
type Body = any;

export interface ClientRequest {
  readonly act: RequestKind;
  readonly convention: Convention;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly body?: object;
  readonly passenger: string;
  readonly flightId: string;
  readonly orderId: string | null;
  readonly userId?: string;
  readonly seats?: readonly string[];
  /** Abort the request after this time, as if the network were gone. */
  readonly abortAfterMs?: number | undefined;
}

/** Sends requests, and records each with its answer. */
export class RecordingClient {
  readonly #url: string;
  readonly #record: (call: Call) => void;

  constructor(url: string, record: (call: Call) => void) {
    this.#url = url;
    this.#record = record;
  }

  async send(request: ClientRequest): Promise<Call> {
    const { act, convention, passenger, flightId, orderId, userId = null, seats = [] } = request;
    const from = Date.now();
    const outcome = await this.#fetch(request);
    const call: Call = {
      passenger,
      act,
      convention,
      flightId,
      userId,
      seats,
      from,
      to: Date.now(),
      orderId: orderId ?? ('answer' in outcome ? outcome.orderId : undefined) ?? null,
      answer: 'answer' in outcome ? outcome.answer : null,
      ...('lost' in outcome && { lost: outcome.lost }),
    };
    this.#record(call);
    return call;
  }

  async #fetch(request: ClientRequest): Promise<{ answer: Answer; orderId: string | undefined } | { lost: string }> {
    const { method, path, body, abortAfterMs = TIMEOUT_MS } = request;
    try {
      const response = await fetch(`${this.#url}${path}`, {
        method,
        signal: AbortSignal.timeout(abortAfterMs),
        ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
      });
      const text = await response.text();
      const parsed = parse(text);
      const retryAfter = response.headers.has('retry-after');
      const answer = answerOf(request, response.status, parsed, retryAfter);
      return { answer: { ...answer, isEmpty: text === '' }, orderId: orderIdIn(parsed) };
    } catch (error) {
      const { name, message, cause } = error as Error;
      return { lost: `${name}: ${(cause as Error | undefined)?.message ?? message}` };
    }
  }
}

function parse(text: string): Body {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}

const orderIdIn = (body: Body): string | undefined => body?.orderId ?? body?.orderID ?? body?.result?.data?.orderId;

/** The statuses of the second REST convention in the terms of the domain. */
const OF_ROOT: Readonly<Record<string, OrderStatus>> = {
  PENDING: 'CREATED',
  SEATS_SELECTED: 'SEATS_RESERVED',
  PROCESSING_PAYMENT: 'PAYMENT_PENDING',
};

const NO_ORDER = { status: null, version: null, seats: null, expiresAt: null, failure: null };

function answerOf(request: ClientRequest, http: number, body: Body, retryAfter: boolean): Answer {
  const problem = body?.error?.data?.problem ?? body;
  if (http >= 400) {
    return { http, ...NO_ORDER, code: problem?.code ?? null, refused: problem?.seats ?? [], retryAfter };
  }
  const order = body?.result?.data ?? body;
  if (request.convention === 'root') return { ...rootAnswer(request, http, order), retryAfter };
  return {
    http,
    code: null,
    status: order.status ?? null,
    version: order.version ?? null,
    seats: order.seats ?? null,
    expiresAt: order.holdExpiresAt ?? null,
    failure: order.failure?.code ?? null,
    refused: order.failure?.seats ?? [],
    retryAfter,
  };
}

/** The answer of the second REST convention, which has its own names for statuses and fields. */
function rootAnswer({ act, seats = [] }: ClientRequest, http: number, body: Body): Omit<Answer, 'retryAfter'> {
  const answer = { http, ...NO_ORDER, code: null, refused: [] };
  if (act === 'create') return { ...answer, status: 'CREATED' };
  if (act === 'select') return { ...answer, status: 'SEATS_RESERVED', seats };
  if (act === 'pay') return { ...answer, status: 'PAYMENT_PENDING' };
  const status = OF_ROOT[body.State] ?? body.State ?? null;
  return { ...answer, status, seats: body.Seats ?? null, expiresAt: body.HoldExpiresAt || null };
}
