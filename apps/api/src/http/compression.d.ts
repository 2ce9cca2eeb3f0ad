declare module 'compression' {
  import type { IncomingMessage, ServerResponse } from 'node:http';

  /** The package's own types need Express, which is not installed. */
  export default function compression(options: {
    readonly threshold: number;
  }): (request: IncomingMessage, response: ServerResponse, next: (error?: Error) => void) => void;
}
