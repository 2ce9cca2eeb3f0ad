import { setTimeout as sleep } from 'node:timers/promises';

const REMOVE_WITHIN_MS = 20_000;

/** What is left to remove of a system, however far its start got. What was added last is removed first. */
export class Cleanup {
  readonly #left: (() => Promise<unknown>)[] = [];

  add(remove: () => Promise<unknown>): void {
    this.#left.push(remove);
  }

  async run(): Promise<void> {
    // A removal that hangs must not block the others.
    for (const each of this.#left.splice(0).reverse()) await Promise.race([each(), sleep(REMOVE_WITHIN_MS)]);
  }
}
