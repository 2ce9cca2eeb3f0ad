/** Error codes of the driver and of Postgres for an outage: nothing is wrong with the query. */
const OUTAGES: ReadonlySet<string> = new Set([
  'CONNECT_TIMEOUT',
  'CONNECTION_CLOSED',
  'CONNECTION_DESTROYED',
  'CONNECTION_ENDED',
  'EAI_AGAIN',
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
  /** Too many connections. */
  '53300',
  /** Shut down, crashed, starting up. */
  '57P01',
  '57P02',
  '57P03',
  /** Statement timeout. */
  '57014',
]);

/** Whether a query failed because of an outage. A retry may succeed. */
export function isOutage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? `${error.code}` : '';
  return OUTAGES.has(code) || (error instanceof AggregateError && error.errors.some(isOutage)) || isOutage(error.cause);
}
