import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { CommandFailed } from '../../../bootstrap/failure.mjs';
import { run } from '../../../bootstrap/run.mjs';
import type { Note } from '../../../bootstrap/steps.mjs';
import type { NotFound } from './first-found.ts';
import { onPath } from './on-path.ts';

const MODULE = 'github.com/temporalio/cli/cmd/temporal@v1.5.1';

/** Compiles the Temporal CLI to the file `target`, if Go is installed. */
export async function goInstall(target: string, note: Note): Promise<string | NotFound> {
  const go = onPath('go');
  if (go === undefined) return { reason: 'Go is not installed' };
  note(`compiling it with Go to ${target}: about four minutes, once`);
  await mkdir(dirname(target), { recursive: true });
  const folder = await mkdtemp(`${target}-`);
  try {
    await run(go, ['install', MODULE], { cwd: dirname(target), env: { ...process.env, GOBIN: folder } });
    await rename(join(folder, 'temporal'), target);
    return target;
  } catch (error) {
    if (!(error instanceof CommandFailed)) throw error;
    return { reason: error.output.trim().split('\n').at(-1) ?? error.message };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
