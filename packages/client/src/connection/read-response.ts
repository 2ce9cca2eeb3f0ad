type Fetch = typeof globalThis.fetch;

/** A call got no response: the server was down, the connection broke, or a proxy answered instead. */
export class NoResponseError extends Error {
  override readonly name = 'NoResponseError';
}

/**
 * Sends requests by `fetch` and reads their whole responses. Throws NoResponseError if none came. Runtimes have no
 * common error for that, so any error of this step counts.
 */
export function readResponse(fetch: Fetch = (...request) => globalThis.fetch(...request)) {
  return async (
    input: Parameters<Fetch>[0],
    init?: Parameters<Fetch>[1],
  ): Promise<{ ok: boolean; json(): Promise<unknown> }> => {
    const { ok, status, text } = await received(fetch, input, init).catch((error: unknown) => {
      throw init?.signal?.aborted ? error : new NoResponseError('no response came', { cause: error });
    });
    return {
      ok,
      async json() {
        try {
          return JSON.parse(text);
        } catch (cause) {
          const message = `the response is not JSON and has status ${status}: does Jumpseat serve this address?`;
          throw status >= 500 ? new NoResponseError(message, { cause }) : new Error(message, { cause });
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
