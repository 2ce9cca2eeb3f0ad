import { ERRORS, type ErrorCode, isErrorCode } from '@jumpseat/domain';
import type { Problem } from '../contract/problem.ts';

/** A call that was refused or not answered: one of the closed list of codes, what happened, and what to do next. @public */
export class CallError extends Error implements Problem {
  override readonly name = 'CallError';
  readonly code: ErrorCode;
  readonly advice: string;
  /** The seats at fault, where the refusal is about seats. */
  readonly seats?: string[];

  constructor({ code, message, advice, seats }: Problem, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
    this.advice = advice;
    if (seats) this.seats = seats;
  }

  /** The HTTP status that the code stands for. 503 is worth another try, whatever the code. */
  get status(): number {
    return ERRORS[this.code].status;
  }
}

/**
 * What a call threw, typed: the server's refusal with its code and seats, UNAVAILABLE where no answer came, and INTERNAL with its own
 * message for anything else, such as a mistake of the program. The cause is kept.
 * @public
 */
export function toCallError(thrown: unknown): CallError {
  if (thrown instanceof CallError) return thrown;
  const problem = problemIn(thrown);
  if (problem) return new CallError(problem, { cause: thrown });
  if (isUnanswered(thrown)) return new CallError(inWords('UNAVAILABLE'), { cause: thrown });
  const reason = thrown instanceof Error ? thrown.message : undefined;
  return new CallError({ ...inWords('INTERNAL'), ...(reason && { message: reason }) }, { cause: thrown });
}

function inWords(code: ErrorCode): Problem {
  const { title, advice } = ERRORS[code];
  return { code, message: title, advice };
}

/** What is thrown where no answer came: by the client's own requests, and by tRPC's socket. tRPC wraps it. */
const UNANSWERED: ReadonlySet<unknown> = new Set(['NoAnswerError', 'TRPCWebSocketClosedError']);

function isUnanswered(thrown: unknown): boolean {
  return UNANSWERED.has(member(thrown, 'name')) || UNANSWERED.has(member(member(thrown, 'cause'), 'name'));
}

/** The problem that a tRPC error carries in its data. A code that this version of the client doesn't know is INTERNAL. */
function problemIn(thrown: unknown): Problem | undefined {
  const data = member(thrown, 'data');
  const problem = member(data, 'problem');
  const [code, message, advice, seats] = ['code', 'message', 'advice', 'seats'].map((key) => member(problem, key));
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
