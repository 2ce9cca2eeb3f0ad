import { rm } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { endGroup } from './end-group.ts';
import type { GuardOrder } from './guard.ts';

const GRACE_MS = 12_000;

const groups = new Map<number, NodeJS.Signals>();
const folders = new Set<string>();

function obey(order: GuardOrder): void {
  if ('watch' in order) groups.set(order.watch, order.signal);
  else if ('forget' in order) groups.delete(order.forget);
  else folders.add(order.remove);
}

/** Its input ends when the process it guards ends, however that came about. */
for await (const line of createInterface({ input: process.stdin })) obey(JSON.parse(line) as GuardOrder);
for (const [group, signal] of [...groups].reverse()) await endGroup(group, signal, GRACE_MS);
for (const folder of folders) await rm(folder, { recursive: true, force: true });
