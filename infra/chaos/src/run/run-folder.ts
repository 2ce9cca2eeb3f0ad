import { createWriteStream, type WriteStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { FILES } from '../checker/read-run-folder.ts';
import type { WorkflowHistory } from '../checker/replay.ts';
import type { InjectedFault } from '../faults/fault.ts';
import type { Call } from '../passengers/call.ts';
import type { ReceivedMail } from '../servers/received-mail.ts';
import type { ChaosResults } from './results.ts';

/** The folder of a run. Requests and faults are written as they end. */
export class RunFolder {
  readonly path: string;
  readonly #calls: WriteStream;
  readonly #faults: WriteStream;

  private constructor(path: string) {
    this.path = path;
    this.#calls = createWriteStream(join(path, FILES.calls));
    this.#faults = createWriteStream(join(path, FILES.faults));
  }

  static async create(path: string): Promise<RunFolder> {
    await mkdir(path, { recursive: true });
    return new RunFolder(path);
  }

  addCall(call: Call): void {
    this.#calls.write(`${JSON.stringify(call)}\n`);
  }

  addFault(injected: InjectedFault): void {
    this.#faults.write(`${JSON.stringify(injected)}\n`);
  }

  async writeMails(mails: readonly ReceivedMail[]): Promise<void> {
    await writeFile(join(this.path, FILES.mails), mails.map((mail) => `${JSON.stringify(mail)}\n`).join(''));
  }

  async writeHistories(histories: readonly WorkflowHistory[]): Promise<void> {
    if (histories.length > 0) await mkdir(join(this.path, 'histories'), { recursive: true });
    for (const { workflowId, runId, history } of histories) {
      const name = `${workflowId.replaceAll('::', '-')}-${runId.slice(0, 8)}.json`;
      await writeFile(join(this.path, 'histories', name), historyToJSON(history));
    }
  }

  async writeLogs(logs: Readonly<Record<string, string>>): Promise<void> {
    await mkdir(join(this.path, 'logs'), { recursive: true });
    for (const [name, text] of Object.entries(logs)) await writeFile(join(this.path, 'logs', `${name}.log`), text);
  }

  async writeResults(results: ChaosResults): Promise<void> {
    await writeFile(join(this.path, FILES.results), `${JSON.stringify(results, null, 2)}\n`);
  }

  async close(): Promise<void> {
    for (const stream of [this.#calls, this.#faults]) {
      stream.end();
      await finished(stream);
    }
  }
}
