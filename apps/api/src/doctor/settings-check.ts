import { readSettings } from '@jumpseat/config/settings';
import { WorkerSettings } from '@jumpseat/config/worker-settings';
import { readSettings as readApiSettings } from '../env.ts';
import { type Check, type Finding, ok, problem } from './check.ts';

/** Settings of a worker's environment that no API in production has. A worker there needs one of the first two. */
const OF_WORKERS = ['SMTP_URL', 'MAIL_DIR', 'METRICS_PORT'];

const WORKER_NOT_JUDGED: Finding = {
  level: 'OK',
  what: `the worker's are not judged: none of ${OF_WORKERS.join(', ')} is set here`,
  advice: 'To judge both, run the doctor with the settings of both, as docs/deploy.md says.',
};

/** Checks whether the API and the worker can read their settings. */
export function settingsCheck(environment: NodeJS.ProcessEnv): Check {
  return {
    name: 'Settings',
    advice: 'This is a fault of the doctor. Start the API and the worker: they name what they cannot read.',
    run: async () => judgeSettings(environment),
  };
}

/** Names every setting that the API would refuse, and the worker, if the environment may be that of a worker. */
export function judgeSettings(environment: NodeJS.ProcessEnv): Finding[] {
  const isForWorkers = environment.NODE_ENV !== 'production' || OF_WORKERS.some((name) => environment[name]);
  const readers = new Map<string, string[]>();
  const note = (reader: string, read: object) => {
    const faults: readonly string[] = 'faults' in read ? (read.faults as string[]) : [];
    for (const fault of faults) readers.set(fault, [...(readers.get(fault) ?? []), reader]);
  };
  note('the API', readApiSettings(environment));
  if (isForWorkers) note('the worker', readSettings(WorkerSettings, environment));
  const findings = [...readers].map(([fault, names]) =>
    problem(
      `${fault}. So ${names.join(' and ')} can't start`,
      "Correct it. The README's table says what each setting is.",
    ),
  );
  if (isForWorkers) return findings.length > 0 ? findings : [ok('the API and the worker can read theirs')];
  const judged = findings.length > 0 ? findings : [ok('the API can read its own')];
  return [...judged, WORKER_NOT_JUDGED];
}
