import { isTemporalCloud } from '@jumpseat/config/temporal-cloud';
import type { Connection } from '@temporalio/client';
import { type Check, type Finding, ok, problem, warning } from './check.ts';
import {
  type NamespaceFacts,
  type QueueFacts,
  readNamespace,
  readQueues,
  readSchedule,
  type ScheduleState,
} from './temporal-facts.ts';

const SERVER = 'Temporal';
/** The first minor version of Temporal 1 that starts a workflow with its first update, unless configured otherwise. */
const UPDATE_WITH_START = 28;
/** The first one that ends the polls of a stopping worker. */
const ENDS_POLLS = 31;
const START_A_WORKER = 'Start a worker, with the same TEMPORAL_ADDRESS and TEMPORAL_NAMESPACE.';
const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;
/** How long a task may wait until it is worth a look, and until passengers get UNAVAILABLE. */
const SLOW_MS = 5_000;
const TOO_SLOW_MS = 15_000;

/** Checks a Temporal server, its namespace, and the workers on it. */
export function temporalChecks(
  connection: Connection,
  {
    TEMPORAL_ADDRESS: address,
    TEMPORAL_NAMESPACE: namespace,
  }: { TEMPORAL_ADDRESS: string; TEMPORAL_NAMESPACE: string },
): Check[] {
  const isCloud = isTemporalCloud(address);
  return [
    {
      name: SERVER,
      advice: isCloud
        ? 'Compare TEMPORAL_ADDRESS, TEMPORAL_NAMESPACE and the credentials with those in Temporal Cloud.'
        : `Start it, or correct TEMPORAL_ADDRESS. For a namespace: temporal operator namespace create -n ${namespace}`,
      run: async (signal) =>
        judgeNamespace(await connection.withAbortSignal(signal, () => readNamespace(connection, namespace)), isCloud),
    },
    {
      name: 'Workers',
      needs: SERVER,
      advice: 'The credentials must allow to read task queues.',
      run: async (signal) =>
        judgeQueues(await connection.withAbortSignal(signal, () => readQueues(connection, namespace))),
    },
    {
      name: 'Schedule',
      needs: SERVER,
      advice: 'The credentials must allow to read schedules.',
      run: async (signal) =>
        judgeSchedule(await connection.withAbortSignal(signal, () => readSchedule(connection, namespace))),
    },
  ];
}

/** @param isCloud whether Temporal runs the server, and keeps it up to date */
export function judgeNamespace({ serverVersion, retentionMs }: NamespaceFacts, isCloud: boolean): Finding[] {
  return [isCloud ? ok('Temporal Cloud, reached') : judgeVersion(serverVersion), judgeRetention(retentionMs)];
}

function judgeVersion(version: string): Finding {
  const [major = 0, minor = 0] = version.split('.').map((part) => Number.parseInt(part, 10));
  const isBefore = (least: number) => major < 1 || (major === 1 && minor < least);
  if (version === '') return warning('the server does not say its version', `It should be 1.${ENDS_POLLS} or later.`);
  if (isBefore(UPDATE_WITH_START)) {
    const advice = `Upgrade to 1.${ENDS_POLLS} or later. Older ones may not have update-with-start, which orders need.`;
    return problem(`version ${version} is too old`, advice);
  }
  if (isBefore(ENDS_POLLS)) {
    const advice = `Upgrade to 1.${ENDS_POLLS} or later. With older ones, a task can wait when a worker stops.`;
    return warning(`version ${version} is not the advised one`, advice);
  }
  return ok(`version ${version}`);
}

function judgeRetention(retentionMs: number): Finding {
  if (retentionMs >= DAY_MS) return ok(`closed workflows are kept for ${Math.floor(retentionMs / DAY_MS)} d`);
  const advice = 'Keep them for a day or longer: temporal operator namespace update --retention 72h -n NAMESPACE';
  return warning(`closed workflows are kept for only ${Math.floor(retentionMs / HOUR_MS)} h`, advice);
}

export function judgeQueues(queues: readonly QueueFacts[]): Finding[] {
  if (queues.every(({ workers }) => workers === 0)) return [problem('no worker takes tasks', START_A_WORKER)];
  const findings = queues.flatMap(judgeQueue);
  if (findings.length > 0) return findings;
  const workers = Math.min(...queues.map((queue) => queue.workers));
  return [
    ok(`${workers} ${workers === 1 ? 'process takes' : 'processes take'} tasks of each queue, and no task waits long`),
  ];
}

function judgeQueue({ name, tasks, workers, waiting, oldestMs }: QueueFacts): Finding[] {
  if (workers === 0) return [problem(`nobody takes the ${tasks} of ${name}`, START_A_WORKER)];
  if (waiting === 0 || oldestMs < SLOW_MS) return [];
  const what = `about ${waiting} ${tasks} of ${name} wait, the oldest for ${Math.round(oldestMs / 1_000)} s`;
  const advice = 'Add workers, or look at their logs.';
  return [oldestMs < TOO_SLOW_MS ? warning(what, advice) : problem(what, advice)];
}

export function judgeSchedule(state: ScheduleState): Finding[] {
  switch (state) {
    case 'ACTIVE':
      return [ok('housekeeping starts each night')];
    case 'PAUSED': {
      const advice = 'When its reason is gone: temporal schedule toggle --unpause --schedule-id housekeeping';
      return [warning('housekeeping is paused, so no old data is deleted', advice)];
    }
    case 'MISSING': {
      const advice = 'Start a worker: it creates the schedule. If one runs, its log says why it fails.';
      return [warning('housekeeping has no schedule, so no old data is deleted', advice)];
    }
  }
}
