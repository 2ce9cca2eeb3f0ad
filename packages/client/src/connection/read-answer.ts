type Fetch = typeof globalThis.fetch;

/** A call to which no answer came: nobody was there, the connection broke, or a proxy answered in the server's place. */
export class NoAnswerError extends Error {
  override readonly name = 'NoAnswerError';
}

/**
 * Sends requests by `fetch`, and reads their answers to the end. Throws NoAnswerError where none came. Runtimes have no error in common for
 * that, so it is told by where it is thrown.
 */
export function readAnswer(fetch: Fetch = (...request) => globalThis.fetch(...request)) {
  return async (...[input, init]: Parameters<Fetch>): Promise<{ ok: boolean; json(): Promise<unknown> }> => {
    const { ok, status, text } = await received(fetch, input, init).catch((error: unknown) => {
      throw init?.signal?.aborted ? error : new NoAnswerError('no answer came', { cause: error });
    });
    return {
      ok,
      async json() {
        try {
          return JSON.parse(text);
        } catch (cause) {
          const message = `the answer is not JSON, but has status ${status}: does Jumpseat serve this address?`;
          throw status >= 500 ? new NoAnswerError(message, { cause }) : new Error(message, { cause });
        }
      },
    };
  };
}

async function received(
  fetch: Fetch,
  ...request: Parameters<Fetch>
): Promise<{ ok: boolean; status: number; text: string }> {
  const response = await fetch(...request);
  return { ok: response.ok, status: response.status, text: await response.text() };
}
