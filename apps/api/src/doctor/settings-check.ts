import { readSettings } from '@jumpseat/config/settings';
import { WorkerSettings } from '@jumpseat/config/worker-settings';
import { readSettings as readApiSettings } from '../env.ts';
import { type Check, type Finding, ok, problem } from './check.ts';

/** Checks whether the API and the worker can read their settings. */
export function settingsCheck(environment: NodeJS.ProcessEnv): Check {
  return {
    name: 'Settings',
    advice: 'This is a fault of the doctor. Start the API and the worker: they name what they cannot read.',
    run: async () => judgeSettings(environment),
  };
}

/** Names every setting that the API or the worker would refuse. */
export function judgeSettings(environment: NodeJS.ProcessEnv): Finding[] {
  const readers = new Map<string, string[]>();
  const note = (reader: string, read: object) => {
    const faults: readonly string[] = 'faults' in read ? (read.faults as string[]) : [];
    for (const fault of faults) readers.set(fault, [...(readers.get(fault) ?? []), reader]);
  };
  note('the API', readApiSettings(environment));
  note('the worker', readSettings(WorkerSettings, environment));
  if (readers.size === 0) return [ok('the API and the worker can read theirs')];
  return [...readers].map(([fault, names]) =>
    problem(
      `${fault}. So ${names.join(' and ')} can't start`,
      "Correct it. The README's table says what each setting is.",
    ),
  );
}
