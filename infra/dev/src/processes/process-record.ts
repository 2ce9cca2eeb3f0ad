import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { step } from '../../bootstrap/steps.mjs';
import { commandOf } from './command-of.ts';
import { endGroup } from './end-group.ts';

const GRACE_MS = 12_000;

type Entry = { readonly group: number; readonly command: string; readonly signal: NodeJS.Signals };

/** A file that lists the running processes, so that the next start can end them if this one is killed. */
export class ProcessRecord {
  readonly #file: string;
  #entries: Entry[] = [];

  constructor(file: string) {
    this.#file = file;
  }

  add(entry: Entry): void {
    this.#write([...this.#entries, entry]);
  }

  remove(group: number): void {
    this.#write(this.#entries.filter((entry) => entry.group !== group));
  }

  /** Ends processes that an earlier run left behind. Skips process ids that other programs use now. */
  async endLeftovers(): Promise<void> {
    const left: Entry[] = existsSync(this.#file) ? JSON.parse(readFileSync(this.#file, 'utf8')) : [];
    const running = left.filter(({ group, command }) => commandOf(group)?.includes(command)).reverse();
    if (running.length > 0) {
      await step('Ending processes of an earlier start', async () => {
        for (const { group, signal } of running) await endGroup(group, signal, GRACE_MS);
      });
    }
    this.#write([]);
  }

  #write(entries: Entry[]): void {
    this.#entries = entries;
    writeFileSync(this.#file, JSON.stringify(entries));
  }
}
