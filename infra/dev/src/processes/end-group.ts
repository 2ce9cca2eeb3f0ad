import { setTimeout as sleep } from 'node:timers/promises';
import { signalGroup } from '../../bootstrap/run.mjs';

const LOOK_EVERY_MS = 50;

/** Asks a process group to end, waits `graceMs` for the last of it, then ends it without asking. */
export async function endGroup(group: number, signal: NodeJS.Signals, graceMs: number): Promise<void> {
  signalGroup(group, signal);
  const deadline = Date.now() + graceMs;
  while (signalGroup(group, 0)) {
    if (Date.now() > deadline) {
      signalGroup(group, 'SIGKILL');
      return;
    }
    await sleep(LOOK_EVERY_MS);
  }
}
