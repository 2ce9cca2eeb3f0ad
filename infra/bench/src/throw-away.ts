import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommand } from '@jumpseat/dev/command';
import { clusterFolder } from '@jumpseat/dev/postgres';
import { Processes } from '@jumpseat/dev/processes';

/** Runs a benchmark with processes and a folder of its own, and leaves neither behind. */
export async function inThrowAwayFolder(work: (processes: Processes, folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'jumpseat-bench-'));
  // As root, Postgres runs as another user, who has to get through.
  await chmod(folder, 0o755);
  const processes = new Processes(join(folder, 'logs'));
  processes.removeAtEnd(folder);
  const toItsEnd = async () => {
    await work(processes, folder);
    return 0;
  };
  await runCommand(processes, toItsEnd, async () => {
    await rm(clusterFolder(join(folder, 'postgres')), { recursive: true, force: true });
    await rm(folder, { recursive: true, force: true });
  });
}
