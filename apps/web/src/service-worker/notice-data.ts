/** What a system notification carries for the service worker. */
export interface NoticeData {
  /** The path of the page that a press on it shows. */
  readonly path: string;
}
