/** SQLSTATE classes for faulty data: 22 can't be represented, 23 violates a constraint. */
const DATA_FAULT = /^2[23][0-9A-Z]{3}$/;

/** Whether a write failed because of its data. Then a retry fails too. */
export function isDataFault(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return ('code' in error && DATA_FAULT.test(`${error.code}`)) || isDataFault(error.cause);
}
