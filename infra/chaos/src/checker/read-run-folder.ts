import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { InjectedFault } from '../faults/fault.ts';
import type { Call } from '../passengers/call.ts';
import type { ChaosResults } from '../run/results.ts';
import type { ReceivedMail } from '../servers/received-mail.ts';
import type { RunRecord } from './check.ts';

/** The files of a run's folder. Files that end in .jsonl have one JSON value per line. */
export const FILES = {
  calls: 'calls.jsonl',
  faults: 'faults.jsonl',
  mails: 'mails.jsonl',
  results: 'results.json',
} as const;

/** Reads what a run recorded: the requests with their answers, the faults, and the mails that arrived. */
export async function readRunFolder(folder: string): Promise<RunRecord> {
  const results = readFile(join(folder, FILES.results), 'utf8').then((text) => JSON.parse(text) as ChaosResults);
  return {
    calls: await readLines<Call>(join(folder, FILES.calls)),
    injectedFaults: await readLines<InjectedFault>(join(folder, FILES.faults)).catch(() => []),
    mailbox: await readLines<ReceivedMail>(join(folder, FILES.mails)).catch(() => null),
    isCluster: await results.then(({ isCluster = false }) => isCluster).catch(() => false),
  };
}

async function readLines<T>(file: string): Promise<T[]> {
  const lines = (await readFile(file, 'utf8')).split('\n').filter((line) => line !== '');
  return lines.map((line) => JSON.parse(line) as T);
}
