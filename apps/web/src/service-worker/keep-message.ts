/** Asks the service worker to keep a page for reading offline. */
export interface KeepMessage {
  /** The path of the page with its query. */
  readonly keep: string;
}
