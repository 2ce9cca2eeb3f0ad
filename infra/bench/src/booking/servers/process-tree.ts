import { readdirSync, readFileSync } from 'node:fs';

/** The kernel's clock ticks a second, as /proc counts: fixed on Linux. */
const TICKS_PER_SECOND = 100;
const KB_PER_MB = 1_024;

/** What is read of /proc/<pid>/stat, by its place after the command's name. */
const FIELD = { parent: 1, user: 11, system: 12, childrenUser: 13, childrenSystem: 14 } as const;

/** Whether the system tells what its processes use, as Linux does. */
export const canReadProcesses = process.platform === 'linux';

/** The CPU time in milliseconds of a process and all that descend from it, ended ones too. Null where it can't be read. */
export function cpuOf(pid: number | undefined): number | null {
  if (pid === undefined || !canReadProcesses) return null;
  const ticks = treeOf(pid)
    .map(statOf)
    .reduce((sum, stat) => sum + stat(FIELD.user) + stat(FIELD.system), 0);
  const own = statOf(pid);
  const ended = own(FIELD.childrenUser) + own(FIELD.childrenSystem);
  return ((ticks + ended) * 1_000) / TICKS_PER_SECOND;
}

/** The memory in MB of a process and all that descend from it; a page that several share counts once. Null where it can't be read. */
export function memoryOf(pid: number | undefined): number | null {
  if (pid === undefined || !canReadProcesses) return null;
  return treeOf(pid).reduce((sum, each) => sum + proportionalKb(each), 0) / KB_PER_MB;
}

function treeOf(pid: number): number[] {
  const parents = readdirSync('/proc')
    .map(Number)
    .filter(Number.isInteger)
    .map((each) => [each, statOf(each)(FIELD.parent)] as const);
  const found = [pid];
  for (const each of found) found.push(...parents.filter(([, parent]) => parent === each).map(([child]) => child));
  return found;
}

/** The numbers of a process by their field; zeros where it has ended meanwhile. */
function statOf(pid: number): (field: number) => number {
  const text = read(`/proc/${pid}/stat`);
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return (field) => Number(fields[field] ?? 0);
}

function proportionalKb(pid: number): number {
  return Number(/^Pss:\s+(\d+) kB$/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0);
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
