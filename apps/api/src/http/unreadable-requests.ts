import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { ERRORS, type ErrorCode, type Refusal, refusal } from '@jumpseat/domain';
import { PROBLEM_TYPE, problemDocument } from './problem.ts';

/** Node's error codes for a caller that closed the connection. */
const GONE = new Set<string | undefined>(['ECONNRESET', 'HPE_INVALID_EOF_STATE']);

/**
 * Responds to requests that Node can't read, such as one whose headers don't arrive in time. No hook and no route of
 * Fastify sees them.
 *
 * @param count counts the refusal by its code
 */
export function handleUnreadable(count: (code: ErrorCode) => void) {
  return (error: NodeJS.ErrnoException, socket: Socket): void => {
    if (!GONE.has(error.code) && socket.writable) {
      const refused = refusalOf(error);
      count(refused.code);
      socket.write(response(refused));
    }
    socket.destroy(error);
  };
}

function refusalOf({ code, message }: NodeJS.ErrnoException): Refusal {
  return code === 'ERR_HTTP_REQUEST_TIMEOUT' ? refusal('REQUEST_TIMEOUT') : refusal('BAD_INPUT', { detail: message });
}

/** A problem document as the bytes of a whole HTTP response. */
function response(refused: Refusal): string {
  const { status } = ERRORS[refused.code];
  const body = JSON.stringify(problemDocument(refused, { url: '', id: randomUUID() }));
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    `Content-Type: ${PROBLEM_TYPE}`,
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
  ];
  return `${head.join('\r\n')}\r\n\r\n${body}`;
}
