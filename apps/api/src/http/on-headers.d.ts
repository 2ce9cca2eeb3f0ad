declare module 'on-headers' {
  import type { ServerResponse } from 'node:http';

  /** The package has no types of its own. Calls back right before the headers are sent, when they can still be changed. */
  export default function onHeaders(response: ServerResponse, listener: () => void): void;
}
