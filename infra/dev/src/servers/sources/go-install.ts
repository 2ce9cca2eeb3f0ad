import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { CommandFailed } from '../../../bootstrap/failure.mjs';
import { run } from '../../../bootstrap/run.mjs';
import type { Note } from '../../../bootstrap/steps.mjs';
import type { NotFound } from './first-found.ts';
import { onPath } from './on-path.ts';

/** A program that Go can compile from its public source. */
export type GoProgram = {
  /** The package of its main function, with a version. */
  readonly module: string;
  /** How long that takes, for the one who waits: "about four minutes". */
  readonly takes: string;
  /** Whether an installed one may be used, which may have another version. @default true */
  readonly mayBeInstalled?: boolean;
};

/** The progress is shown once for so many packages. */
const PACKAGES_PER_NOTE = 50;

/** Compiles a program to the file `target`, if Go is installed. It leaves the processor to others. */
export async function goInstall({ module, takes }: GoProgram, target: string, note: Note): Promise<string | NotFound> {
  const go = onPath('go');
  if (go === undefined) return { reason: 'Go is not installed' };
  note(`compiling it with Go to ${target}: ${takes}, once`);
  await mkdir(dirname(target), { recursive: true });
  const folder = await mkdtemp(`${target}-`);
  try {
    await run('nice', ['-n', '19', go, 'install', '-v', module], {
      cwd: dirname(target),
      env: { ...process.env, GOBIN: folder },
      onStderr: notePackages(takes, note),
    });
    const [program = ''] = await readdir(folder);
    await rename(join(folder, program), target);
    return target;
  } catch (error) {
    if (!(error instanceof CommandFailed)) throw error;
    return { reason: error.output.trim().split('\n').at(-1) ?? error.message };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Go prints a line for each package that it downloads or compiles. */
function notePackages(takes: string, note: Note): (text: string) => void {
  let packages = 0;
  return (text) => {
    const before = packages;
    packages += text.split('\n').length - 1;
    if (Math.floor(packages / PACKAGES_PER_NOTE) > Math.floor(before / PACKAGES_PER_NOTE))
      note(`compiling it with Go, ${takes}: ${packages} packages so far`);
  };
}
