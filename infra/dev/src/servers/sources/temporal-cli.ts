import { join } from 'node:path';
import { SetupError } from '../../../bootstrap/failure.mjs';
import type { Note } from '../../../bootstrap/steps.mjs';
import { cacheFolder } from './cache-folder.ts';
import { firstFound, type Source } from './first-found.ts';
import { goProgramSources } from './go-programs.ts';
import { sdkDownload } from './sdk-download.ts';

const CLI = { module: 'github.com/temporalio/cli/cmd/temporal@v1.5.1', takes: 'about four minutes' };

/** The sources of the Temporal CLI, which contains the dev server. The fastest comes first. */
export function temporalCliSources(folder = join(cacheFolder(), 'bin')): Source[] {
  const download = (note: Note) => sdkDownload('dev-server', join(folder, 'temporal'), note);
  return goProgramSources('temporal', CLI, folder).toSpliced(-1, 0, { name: 'download', find: download });
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
