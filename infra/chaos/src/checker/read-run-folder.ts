import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { InjectedFault } from '../faults/fault.ts';
import type { Call } from '../passengers/call.ts';

/** The files of a run's folder. Files that end in .jsonl have one JSON value per line. */
export const FILES = { calls: 'calls.jsonl', faults: 'faults.jsonl', results: 'results.json' } as const;

/** Reads the requests with their answers, and the faults, that a run recorded. */
export async function readRunFolder(folder: string): Promise<{ calls: Call[]; struck: InjectedFault[] }> {
  return {
    calls: await readLines<Call>(join(folder, FILES.calls)),
    struck: await readLines<InjectedFault>(join(folder, FILES.faults)).catch(() => []),
  };
}

async function readLines<T>(file: string): Promise<T[]> {
  const lines = (await readFile(file, 'utf8')).split('\n').filter((line) => line !== '');
  return lines.map((line) => JSON.parse(line) as T);
}
