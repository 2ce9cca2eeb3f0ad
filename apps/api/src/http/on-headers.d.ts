declare module 'on-headers' {
  import type { ServerResponse } from 'node:http';

  /**
   * Calls back right before the headers are sent, while they can still be changed. The package has no types of its own.
   */
  export default function onHeaders(response: ServerResponse, listener: () => void): void;
}
