import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { SetupError } from '../../bootstrap/failure.mjs';
import type { Note } from '../../bootstrap/steps.mjs';
import { cacheFolder } from './cache-folder.ts';
import { firstFound, type Source } from './first-found.ts';
import { goInstall } from './go-install.ts';
import { isProgram, onPath } from './on-path.ts';
import { sdkDownload } from './sdk-download.ts';

/** Where the Temporal CLI, which is also its dev server, may come from: the quickest first. */
export function temporalCliSources(cached = join(cacheFolder(), 'bin', 'temporal')): Source[] {
  return [
    { name: 'PATH', find: async () => onPath('temporal') ?? { reason: 'no `temporal` there' } },
    { name: 'cache', find: async () => (isProgram(cached) ? cached : { reason: `no ${cached}` }) },
    { name: 'download', find: (note) => sdkDownload('dev-server', cached, note) },
    { name: 'Go', find: (note) => goInstall(cached, note) },
  ];
}

/**
 * The path of the Temporal CLI, fetched if need be.
 *
 * @throws {SetupError} saying what to install, where no source has it
 */
export async function findTemporalCli(note: Note): Promise<string> {
  const cached = join(cacheFolder(), 'bin', 'temporal');
  await mkdir(dirname(cached), { recursive: true });
  const found = await firstFound(temporalCliSources(cached), note);
  if (typeof found === 'string') return found;
  throw new SetupError(
    `The Temporal server was not found:\n${found.map((reason) => `  ${reason}`).join('\n')}\n` +
      'Install the Temporal CLI from https://docs.temporal.io/cli (so that `temporal` is on PATH), or set TEMPORAL_ADDRESS to a server of your own.',
  );
}
