import { JumpseatError } from '@jumpseat/domain';

/**
 * Wraps a store of personal data so that its errors hold no values. Drivers put a query's values or a whole row into
 * their errors, and errors are logged. The code of an error is kept: it tells outages from faults.
 *
 * @param store an object of functions: methods of a class would be lost
 */
export function hideValues<Store extends object>(store: Store): Store {
  const methods = Object.entries(store).map(([name, method]) => [
    name,
    async (...args: unknown[]) => {
      try {
        return await method(...args);
      } catch (error) {
        if (error instanceof JumpseatError) throw error;
        throw Object.assign(new Error(`${name} failed; its values are not shown`), { code: codeOf(error) });
      }
    },
  ]);
  return Object.fromEntries(methods);
}

/** The first code in an error, its causes and its parts; undefined if none has one. */
function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if ('code' in error && typeof error.code === 'string') return error.code;
  const parts: unknown[] = error instanceof AggregateError ? error.errors : [];
  return [error.cause, ...parts].map(codeOf).find((code) => code !== undefined);
}
