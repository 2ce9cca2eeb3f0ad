import { join } from 'node:path';
import { SetupError } from '../../../bootstrap/failure.mjs';
import type { Note } from '../../../bootstrap/steps.mjs';
import { cacheFolder } from './cache-folder.ts';
import { firstFound, type Source } from './first-found.ts';
import { goInstall } from './go-install.ts';
import { isProgram, onPath } from './on-path.ts';
import { sdkDownload } from './sdk-download.ts';

/** The sources of the Temporal CLI, which contains the dev server. The fastest comes first. */
export function temporalCliSources(cached = join(cacheFolder(), 'bin', 'temporal')): Source[] {
  return [
    { name: 'PATH', find: async () => onPath('temporal') ?? { reason: 'no `temporal` there' } },
    { name: 'cache', find: async () => (isProgram(cached) ? cached : { reason: `no ${cached}` }) },
    { name: 'download', find: (note) => sdkDownload('dev-server', cached, note) },
    { name: 'Go', find: (note) => goInstall(cached, note) },
  ];
}

/**
 * Returns the path of the Temporal CLI, and downloads or compiles it if necessary.
 *
 * @throws {SetupError} with what to install, if no source has it
 */
export async function findTemporalCli(note: Note): Promise<string> {
  const found = await firstFound(temporalCliSources(), note);
  if (typeof found === 'string') return found;
  throw new SetupError(
    `The Temporal server was not found:\n${found.map((reason) => `  ${reason}`).join('\n')}\n` +
      'Install the Temporal CLI from https://docs.temporal.io/cli (so that `temporal` is on PATH), or set TEMPORAL_ADDRESS to your own server.',
  );
}
