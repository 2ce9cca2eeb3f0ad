import { setTimeout as sleep } from 'node:timers/promises';
import { signalGroup } from '../../bootstrap/run.mjs';

const CHECK_EVERY_MS = 50;

/** Signals a process group, waits up to `graceMs` until all of its processes have ended, then sends SIGKILL. */
export async function endGroup(group: number, signal: NodeJS.Signals, graceMs: number): Promise<void> {
  signalGroup(group, signal);
  const deadline = Date.now() + graceMs;
  while (signalGroup(group, 0)) {
    if (Date.now() > deadline) {
      signalGroup(group, 'SIGKILL');
      return;
    }
    await sleep(CHECK_EVERY_MS);
  }
}
