/**
 * The answer, or a failure with the code ETIMEDOUT after `limitMs`: a connection whose other end is gone says nothing for minutes. What was
 * asked may still be carried out.
 */
export async function answeredWithin<T>(limitMs: number, answer: Promise<T>): Promise<T> {
  const silence = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    silence.reject(Object.assign(new Error(`no answer within ${limitMs} ms`), { code: 'ETIMEDOUT' }));
  }, limitMs);
  try {
    return await Promise.race([answer, silence.promise]);
  } finally {
    clearTimeout(timer);
  }
}
