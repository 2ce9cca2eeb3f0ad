/** What whoever watches over a node asks it: answered by a full one too, and never limited. */
export const OPERATION_ROUTES: ReadonlySet<string> = new Set(['/health', '/ready', '/metrics']);
