import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { say } from '../../bootstrap/steps.mjs';

const NAME_WIDTH = 8;

/** Prints each line of a process's output with the name of the process. */
export function echoLines(name: string, stream: Readable | null): void {
  if (stream === null) return;
  createInterface({ input: stream }).on('line', (line) => say(`${name.toLowerCase().padEnd(NAME_WIDTH)} │ ${line}`));
}
