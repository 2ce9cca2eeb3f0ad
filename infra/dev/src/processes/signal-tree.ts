import { execFileSync } from 'node:child_process';

/** Signals a process and all its descendants. Some lead their own process groups, as sessions of Postgres do. */
export function signalTree(root: number | undefined, signal: NodeJS.Signals): void {
  if (root === undefined) return;
  for (const pid of treeOf(root)) {
    try {
      process.kill(pid, signal);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
  }
}

/** The process comes first, so that it can't start more children after it is stopped. */
function treeOf(root: number): number[] {
  const parents = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number));
  const found = [root];
  for (const each of found) for (const [pid, parent] of parents) if (parent === each && pid) found.push(pid);
  return found;
}
