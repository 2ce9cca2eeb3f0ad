/** What a violation is about. Its timeline is looked up by these ids. */
export interface About {
  readonly orderId?: string | undefined;
  readonly flightId?: string | undefined;
  readonly seat?: string | undefined;
  readonly workflowId?: string | undefined;
  /** When it happened, in epoch milliseconds, if known. */
  readonly at?: number | undefined;
}

/** A broken promise. */
export interface Violation {
  /** The name of the promise. */
  readonly invariant: string;
  readonly about: About;
  readonly detail: string;
}

/** Returns a function that creates violations of one invariant. */
export function reporter(invariant: string) {
  return (about: About, detail: string): Violation => ({ invariant, about, detail });
}
