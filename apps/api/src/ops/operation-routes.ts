/** Routes for operators. They are never limited, and a full node still serves them. */
export const OPERATION_ROUTES: ReadonlySet<string> = new Set(['/health', '/ready', '/metrics']);
