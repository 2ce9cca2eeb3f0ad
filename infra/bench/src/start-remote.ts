import { fileURLToPath } from 'node:url';
import type { Processes } from '@jumpseat/dev/processes';
import { ask, type Calls, type Remote } from './remote.ts';

/** Starts a program of ours in a process of its own; answers when it says that it is ready to be asked. */
export async function startRemote<C extends Calls>(
  processes: Processes,
  name: string,
  main: URL,
): Promise<{ readonly pid: number; readonly calls: Remote<C>; stop(): Promise<void> }> {
  const { child, stop } = await processes.start({
    name,
    command: process.execPath,
    args: ['--disable-warning=ExperimentalWarning', fileURLToPath(main)],
    cwd: process.cwd(),
    env: process.env,
    saysReady: true,
  });
  return { pid: Number(child.pid), calls: ask<C>(child), stop };
}
