/** The classes of SQLSTATE that blame the data: it can't be represented, or it breaks a constraint. */
const DATA_FAULT = /^2[23][0-9A-Z]{3}$/;

/** Whether a write failed for its data: it fails again however often it is tried. */
export function isDataFault(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return ('code' in error && DATA_FAULT.test(`${error.code}`)) || isDataFault(error.cause);
}
