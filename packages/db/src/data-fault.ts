/** SQLSTATE classes for faulty data: 22 can't be represented, 23 violates a constraint. */
const DATA_FAULT = /^2[23][0-9A-Z]{3}$/;
const UNIQUE_VIOLATION = '23505';
/** The unique index of booking references. */
const REFERENCE_INDEX = 'orders_reference';

/** Whether a write failed because of its data. Then a retry fails too. */
export function isDataFault(error: unknown): boolean {
  if (!(error instanceof Error) || isReferenceTaken(error)) return false;
  return ('code' in error && DATA_FAULT.test(`${error.code}`)) || isDataFault(error.cause);
}

/** Whether an order was not recorded because another one has its booking reference. A retry needs a new reference. */
export function isReferenceTaken(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const isTaken = 'code' in error && error.code === UNIQUE_VIOLATION;
  const isOfIndex = 'constraint_name' in error && error.constraint_name === REFERENCE_INDEX;
  return (isTaken && isOfIndex) || isReferenceTaken(error.cause);
}
