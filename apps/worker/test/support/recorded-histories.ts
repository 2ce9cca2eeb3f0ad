import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import type { WorkflowHandle } from '@temporalio/client';
import { historyFromJSON, historyToJSON } from '@temporalio/common/lib/proto-utils.js';

const FOLDER = new URL('../histories/', import.meta.url);

/** Reads the recorded workflow histories. Histories are added, never replaced. */
export async function recordedHistories() {
  const files = (await readdir(FOLDER)).filter((name) => name.endsWith('.json'));
  return Promise.all(
    files.map(async (name) => ({
      workflowId: name.replace('.json', ''),
      history: historyFromJSON(JSON.parse(await readFile(new URL(name, FOLDER), 'utf8'))),
    })),
  );
}

/** Fields that reveal the machine of a recording, and their replacements. */
const ANONYMOUS: Readonly<Record<string, string>> = { identity: 'recorded', stackTrace: '' };

/** Records a workflow's history under a new name. */
export async function recordHistory(name: string, handle: WorkflowHandle): Promise<void> {
  const json = JSON.parse(historyToJSON(await handle.fetchHistory()));
  const anonymous = JSON.stringify(json, (key, value) => ANONYMOUS[key] ?? value, 1);
  await mkdir(FOLDER, { recursive: true });
  await writeFile(new URL(`${name}.json`, FOLDER), `${anonymous}\n`, { flag: 'wx' });
}
