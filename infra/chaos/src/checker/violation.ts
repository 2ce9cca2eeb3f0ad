/** What a violation is about; its timeline is looked up by it. */
export interface About {
  readonly orderId?: string | undefined;
  readonly flightId?: string | undefined;
  readonly seat?: string | undefined;
  readonly workflowId?: string | undefined;
  /** When it happened, in epoch milliseconds, where that is known. */
  readonly at?: number | undefined;
}

/** Something that may never be so. */
export interface Violation {
  /** The name of the promise that is broken. */
  readonly invariant: string;
  readonly about: About;
  readonly detail: string;
}

/** A function that reports violations of one invariant. */
export function reporter(invariant: string) {
  return (about: About, detail: string): Violation => ({ invariant, about, detail });
}
