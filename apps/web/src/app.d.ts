import type { IncomingMessage } from 'node:http';

declare global {
  namespace App {
    interface Error {
      /** What the visitor can do next. */
      advice?: string;
    }
    interface Platform {
      /** The request as Node took it; adapter-node hands it over. */
      req: IncomingMessage;
    }
  }
}
