import { ERRORS, type ErrorCode, isErrorCode } from '@jumpseat/domain';
import type { Problem } from '../contract/problem.ts';

/**
 * A call that was refused or got no response: a code of the closed list, what happened, and what to do next. @public
 */
export class CallError extends Error implements Problem {
  override readonly name = 'CallError';
  readonly code: ErrorCode;
  readonly advice: string;
  /** The seats at fault, if the refusal is about seats. */
  readonly seats?: string[];

  constructor({ code, message, advice, seats }: Problem, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
    this.advice = advice;
    if (seats) this.seats = seats;
  }

  /** The HTTP status of the code. A call with status 503 can be retried, whatever the code. */
  get status(): number {
    return ERRORS[this.code].status;
  }
}

/**
 * Converts what a call threw. The server's refusal keeps its code and seats. A call without a response is UNAVAILABLE.
 * Anything else, such as a bug of the program, is INTERNAL with its own message. The thrown value is the cause.
 * @public
 */
export function toCallError(thrown: unknown): CallError {
  if (thrown instanceof CallError) return thrown;
  const problem = problemIn(thrown);
  if (problem) return new CallError(problem, { cause: thrown });
  if (hasNoResponse(thrown)) return new CallError(problemOf('UNAVAILABLE'), { cause: thrown });
  const reason = thrown instanceof Error ? thrown.message : undefined;
  return new CallError({ ...problemOf('INTERNAL'), ...(reason && { message: reason }) }, { cause: thrown });
}

function problemOf(code: ErrorCode): Problem {
  const { title, advice } = ERRORS[code];
  return { code, message: title, advice };
}

/** Names of errors for a missing response, from the client's requests and from tRPC's socket. tRPC may wrap them. */
const NO_RESPONSE_ERRORS: ReadonlySet<unknown> = new Set(['NoResponseError', 'TRPCWebSocketClosedError']);

function hasNoResponse(thrown: unknown): boolean {
  return (
    NO_RESPONSE_ERRORS.has(member(thrown, 'name')) || NO_RESPONSE_ERRORS.has(member(member(thrown, 'cause'), 'name'))
  );
}

/** The problem in the data of a tRPC error. A code that this client does not know becomes INTERNAL. */
function problemIn(thrown: unknown): Problem | undefined {
  const data = member(thrown, 'data');
  const problem = member(data, 'problem');
  const code = member(problem, 'code');
  const message = member(problem, 'message');
  const advice = member(problem, 'advice');
  const seats = member(problem, 'seats');
  if (typeof code !== 'string' || typeof message !== 'string' || typeof advice !== 'string') return undefined;
  return {
    code: isErrorCode(code) ? code : 'INTERNAL',
    message,
    advice,
    ...(Array.isArray(seats) && { seats: seats.map(String) }),
  };
}

function member(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}
