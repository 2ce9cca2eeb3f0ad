import { rm } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { endGroup } from './end-group.ts';
import type { GuardMessage } from './guard.ts';

const GRACE_MS = 12_000;

const groups = new Map<number, NodeJS.Signals>();
const folders = new Set<string>();

function handle(message: GuardMessage): void {
  if ('watch' in message) groups.set(message.watch, message.signal);
  else if ('forget' in message) groups.delete(message.forget);
  else folders.add(message.remove);
}

// stdin closes when the guarded process ends, even by SIGKILL.
for await (const line of createInterface({ input: process.stdin })) handle(JSON.parse(line) as GuardMessage);
for (const [group, signal] of [...groups].reverse()) await endGroup(group, signal, GRACE_MS);
for (const folder of folders) await rm(folder, { recursive: true, force: true });
