import type { IncomingMessage } from 'node:http';

declare global {
  namespace App {
    interface Error {
      /** What the visitor can do next. */
      advice?: string;
      /** Whether the device had no network. */
      isOffline?: boolean;
    }
    interface Platform {
      /** Node's request, from adapter-node. */
      req: IncomingMessage;
    }
  }
}
