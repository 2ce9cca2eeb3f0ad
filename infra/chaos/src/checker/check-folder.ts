import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Struck } from '../faults/fault.ts';
import type { Call } from '../passengers/call.ts';

/** Files of a run's folder, a JSON value a line. */
export const FILES = { calls: 'calls.jsonl', faults: 'faults.jsonl', results: 'results.json' } as const;

/** What clients were told and which faults struck, as a run wrote it down. */
export async function readFolder(folder: string): Promise<{ calls: Call[]; struck: Struck[] }> {
  return {
    calls: await readLines<Call>(join(folder, FILES.calls)),
    struck: await readLines<Struck>(join(folder, FILES.faults)).catch(() => []),
  };
}

async function readLines<T>(file: string): Promise<T[]> {
  const lines = (await readFile(file, 'utf8')).split('\n').filter((line) => line !== '');
  return lines.map((line) => JSON.parse(line) as T);
}
