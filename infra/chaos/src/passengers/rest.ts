import type { OrderStatus } from '@jumpseat/domain';
import type { Act, Answer, Call, Convention } from './call.ts';

/** A program gives up then: long after the API should have answered. */
const GIVE_UP_MS = 40_000;

// biome-ignore lint/suspicious/noExplicitAny: bodies are as loosely typed as programs in other languages see them
type Body = any;

/** One request, and what it is about. */
export interface Asked {
  readonly act: Act;
  readonly convention: Convention;
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: string;
  readonly body?: object;
  readonly passenger: string;
  readonly flightId: string;
  readonly orderId: string | null;
  readonly userId?: string;
  readonly seats?: readonly string[];
  /** The caller breaks off after so long, as one whose network is gone. */
  readonly breakOffMs?: number;
}

/** Sends requests and writes down each with its answer. */
export class Rest {
  readonly #url: string;
  readonly #log: (call: Call) => void;

  constructor(url: string, log: (call: Call) => void) {
    this.#url = url;
    this.#log = log;
  }

  async ask(asked: Asked): Promise<Call> {
    const { act, convention, passenger, flightId, orderId, userId = null, seats = [] } = asked;
    const from = Date.now();
    const outcome = await this.#send(asked);
    const told = 'answer' in outcome ? outcome : { answer: null, orderId: undefined, lost: outcome.lost };
    const call: Call = {
      ...{ passenger, act, convention, flightId, userId, seats, from, to: Date.now() },
      orderId: orderId ?? told.orderId ?? null,
      answer: told.answer,
      ...('lost' in told && { lost: told.lost }),
    };
    this.#log(call);
    return call;
  }

  async #send(asked: Asked): Promise<{ answer: Answer; orderId: string | undefined } | { lost: string }> {
    const { method, path, body, breakOffMs = GIVE_UP_MS } = asked;
    try {
      const response = await fetch(`${this.#url}${path}`, {
        method,
        signal: AbortSignal.timeout(breakOffMs),
        ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
      });
      const text = await response.text();
      const parsed = parse(text);
      const retryAfter = response.headers.has('retry-after');
      return { answer: answerOf(asked, response.status, parsed, retryAfter), orderId: orderIdIn(parsed) };
    } catch (error) {
      return {
        lost: `${(error as Error).name}: ${((error as Error).cause as Error | undefined)?.message ?? (error as Error).message}`,
      };
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

const OF_ROOT: Readonly<Record<string, OrderStatus>> = {
  PENDING: 'CREATED',
  SEATS_SELECTED: 'SEATS_RESERVED',
  PROCESSING_PAYMENT: 'PAYMENT_PENDING',
};

function answerOf(asked: Asked, http: number, body: Body, retryAfter: boolean): Answer {
  const nothing = { status: null, version: null, seats: null, expiresAt: null, failure: null };
  const problem = body?.error?.data?.problem ?? body;
  if (http >= 400) {
    return { http, ...nothing, code: problem?.code ?? null, refused: problem?.seats ?? [], retryAfter };
  }
  const order = body?.result?.data ?? body;
  if (asked.convention === 'root') return { ...rootAnswer(asked, http, order), retryAfter };
  return {
    ...{ http, code: null, status: order.status ?? null, version: order.version ?? null, seats: order.seats ?? null },
    ...{ expiresAt: order.holdExpiresAt ?? null, failure: order.failure?.code ?? null },
    ...{ refused: order.failure?.seats ?? [], retryAfter },
  };
}

/** The second convention says what was done, in words of its own. */
function rootAnswer({ act, seats = [] }: Asked, http: number, body: Body): Omit<Answer, 'retryAfter'> {
  const nothing = { http, code: null, version: null, seats: null, expiresAt: null, failure: null, refused: [] };
  if (act === 'create') return { ...nothing, status: 'CREATED' };
  if (act === 'select') return { ...nothing, status: 'SEATS_RESERVED', seats };
  if (act === 'pay') return { ...nothing, status: 'PAYMENT_PENDING' };
  const status = OF_ROOT[body.State] ?? body.State ?? null;
  return { ...nothing, status, seats: body.Seats ?? null, expiresAt: body.HoldExpiresAt || null };
}
