/**
 * Waits for `answer`, but at most `limitMs`; then rejects with the code ETIMEDOUT. A dead connection can stay silent
 * for minutes. The work behind `answer` may still be carried out.
 */
export async function withTimeout<T>(limitMs: number, answer: Promise<T>): Promise<T> {
  const timeout = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    timeout.reject(Object.assign(new Error(`no answer within ${limitMs} ms`), { code: 'ETIMEDOUT' }));
  }, limitMs);
  try {
    return await Promise.race([answer, timeout.promise]);
  } finally {
    clearTimeout(timer);
  }
}
