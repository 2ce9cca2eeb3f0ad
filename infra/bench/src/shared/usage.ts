import { readdirSync, readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { now } from './clock.ts';
import { type ByProcess, PROCESS_NAMES, type ProcessName, type Usage } from './results.ts';

/** /proc counts CPU time in hundredths of a second on every Linux. */
const MS_PER_TICK = 10;
const KB_PER_MB = 1_024;

/** The fields of /proc/<pid>/stat that are read here, counted from after the command's name. */
const FIELD = { parent: 1, user: 11, system: 12, endedUser: 13, endedSystem: 14 } as const;

/** Whether the system shows what processes use, as Linux does. */
export const canReadProcesses = process.platform === 'linux';

export type Pids = Readonly<Partial<Record<ProcessName, readonly number[]>>>;

/** Measures what processes use from now until the returned function is called. */
export function watchUsage(pids: Pids): () => Usage {
  const startedAt = now();
  const cpuBefore = readAll(pids, cpuMs);
  const machineBefore = machineTimes();
  return () => {
    const cpuAfter = readAll(pids, cpuMs);
    const machineAfter = machineTimes();
    const used = Object.entries(cpuAfter).map(([name, ms]) => [name, ms - (cpuBefore[name as ProcessName] ?? 0)]);
    return {
      seconds: (now() - startedAt) / 1_000,
      cpuMs: Object.fromEntries(used),
      memoryMb: readAll(pids, memoryMb),
      machineCpu: (100 * (machineAfter.busy - machineBefore.busy)) / (machineAfter.all - machineBefore.all || 1),
    };
  };
}

function readAll(pids: Pids, read: (pid: number) => number): ByProcess {
  if (!canReadProcesses) return {};
  const readings = PROCESS_NAMES.flatMap((name) => {
    const all = pids[name] ?? [];
    return all.length === 0 ? [] : [[name, all.reduce((sum, pid) => sum + read(pid), 0)] as const];
  });
  return Object.fromEntries(readings);
}

/** The CPU time of a process and its descendants, including those that ended. */
function cpuMs(pid: number): number {
  const ticks = descendantsOf(pid)
    .map(statOf)
    .reduce((sum, stat) => sum + stat(FIELD.user) + stat(FIELD.system), 0);
  const own = statOf(pid);
  return (ticks + own(FIELD.endedUser) + own(FIELD.endedSystem)) * MS_PER_TICK;
}

/** The memory of a process and its descendants. Shared pages count once. */
function memoryMb(pid: number): number {
  const kb = descendantsOf(pid).map((each) => /^Pss:\s+(\d+) kB$/m.exec(read(`/proc/${each}/smaps_rollup`))?.[1]);
  return kb.reduce((sum, each) => sum + Number(each ?? 0), 0) / KB_PER_MB;
}

/** The process itself and its descendants. */
function descendantsOf(pid: number): number[] {
  const parents = readdirSync('/proc')
    .map(Number)
    .filter(Number.isInteger)
    .map((each) => [each, statOf(each)(FIELD.parent)] as const);
  const found = [pid];
  for (const each of found) found.push(...parents.filter(([, parent]) => parent === each).map(([child]) => child));
  return found;
}

/** Reads the fields of a process. All are 0 where the process has ended. */
function statOf(pid: number): (field: number) => number {
  const text = read(`/proc/${pid}/stat`);
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return (field) => Number(fields[field] ?? 0);
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function machineTimes(): { busy: number; all: number } {
  let busy = 0;
  let all = 0;
  for (const { times } of cpus()) {
    const used = times.user + times.nice + times.sys + times.irq;
    busy += used;
    all += used + times.idle;
  }
  return { busy, all };
}
