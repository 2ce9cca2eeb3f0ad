declare module 'compression' {
  import type { IncomingMessage, ServerResponse } from 'node:http';

  /** The package's own types are those of Express, which is not here. */
  export default function compression(options: {
    readonly threshold: number;
  }): (request: IncomingMessage, response: ServerResponse, next: (error?: Error) => void) => void;
}
