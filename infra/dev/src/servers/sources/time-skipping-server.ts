import { join } from 'node:path';
import type { Note } from '../../../bootstrap/steps.mjs';
import { cacheFolder } from './cache-folder.ts';
import { firstFound, type Source } from './first-found.ts';
import { mavenDownload } from './maven-download.ts';
import { isProgram } from './on-path.ts';
import { sdkDownload } from './sdk-download.ts';

const VERSION = '1.38.0';

function sources(cache: string): Source[] {
  const named = process.env.JUMPSEAT_TIME_SKIPPING_SERVER;
  const byMaven = join(cache, `temporal-test-server-${VERSION}`);
  const bySdk = join(cache, 'bin', 'temporal-test-server');
  const cached = [join(byMaven, 'test-server'), bySdk];
  return [
    { name: 'JUMPSEAT_TIME_SKIPPING_SERVER', find: async () => named || { reason: 'not set' } },
    { name: 'cache', find: async () => cached.find(isProgram) ?? { reason: 'not there' } },
    { name: 'Maven', find: (note) => mavenDownload(byMaven, note) },
    { name: 'download', find: (note) => sdkDownload('time-skipping', bySdk, note) },
  ];
}

/** Returns the path of Temporal's test server, whose clock can be moved, or the reason of each source that lacks it. */
export function findTimeSkippingServer(note: Note): Promise<string | readonly string[]> {
  return firstFound(sources(cacheFolder()), note);
}
