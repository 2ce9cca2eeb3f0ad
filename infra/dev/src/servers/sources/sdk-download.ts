import { mkdir, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CommandFailed } from '../../../bootstrap/failure.mjs';
import { run } from '../../../bootstrap/run.mjs';
import type { Note } from '../../../bootstrap/steps.mjs';
import { endGroup } from '../../processes/end-group.ts';
import type { NotFound } from './first-found.ts';

/** The download is given up after this long without a byte. */
const STALLED_MS = 15_000;
const CHECK_EVERY_MS = 500;
const GRACE_MS = 2_000;

async function bytesIn(folder: string): Promise<number> {
  const files = await readdir(folder);
  const sizes = await Promise.all(
    files.map((file) =>
      stat(join(folder, file)).then(
        ({ size }) => size,
        () => 0,
      ),
    ),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** Calls back when the folder has not grown for too long. Returns a function that ends the watch. */
function watchGrowth(folder: string, note: Note, onStalled: () => void): () => void {
  let size = 0;
  let grewAt = Date.now();
  const timer = setInterval(async () => {
    const now = await bytesIn(folder);
    if (now > size) {
      size = now;
      grewAt = Date.now();
      note(`downloading, ${Math.round(size / 1e6)} MB`);
    } else if (Date.now() - grewAt > STALLED_MS) {
      onStalled();
    }
  }, CHECK_EVERY_MS);
  return () => clearInterval(timer);
}

/** Downloads one of the servers with the SDK to the file `target`. */
export async function sdkDownload(
  kind: 'dev-server' | 'time-skipping',
  target: string,
  note: Note,
): Promise<string | NotFound> {
  const script = fileURLToPath(new URL('sdk-download-main.ts', import.meta.url));
  note(`downloading to ${target}`);
  await mkdir(dirname(target), { recursive: true });
  const folder = await mkdtemp(`${target}-`);
  let group: number | undefined;
  let gaveUp = false;
  const unwatch = watchGrowth(folder, note, () => {
    gaveUp = true;
    if (group !== undefined) void endGroup(group, 'SIGTERM', GRACE_MS);
  });
  const started = (pid: number) => {
    group = pid;
  };
  try {
    await run(process.execPath, ['--disable-warning=ExperimentalWarning', script, kind, folder], { started });
    const [program] = await readdir(folder);
    if (program === undefined) return { reason: 'the download left no file' };
    await rename(join(folder, program), target);
    return target;
  } catch (error) {
    if (!(error instanceof CommandFailed)) throw error;
    return { reason: gaveUp ? `no byte for ${STALLED_MS / 1_000} s` : errorLine(error.output) };
  } finally {
    unwatch();
    await rm(folder, { recursive: true, force: true });
  }
}

/** The line with the error's message, of a stack trace. */
function errorLine(output: string): string {
  return output.match(/^\S*Error: (.+)$/m)?.[1] ?? output.trim().split('\n').at(-1) ?? 'failed';
}
