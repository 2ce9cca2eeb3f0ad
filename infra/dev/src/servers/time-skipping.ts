import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Note } from '../../bootstrap/steps.mjs';
import { cacheFolder } from './cache-folder.ts';
import { firstFound, type Source } from './first-found.ts';
import { mavenTestServer } from './maven.ts';
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
    { name: 'Maven', find: (note) => mavenTestServer(byMaven, note) },
    { name: 'download', find: (note) => sdkDownload('time-skipping', bySdk, note) },
  ];
}

/** The path of Temporal's test server, whose clock can be moved; or what each place that may have it said. */
export async function findTimeSkippingServer(note: Note): Promise<string | readonly string[]> {
  const cache = cacheFolder();
  await mkdir(cache, { recursive: true });
  return firstFound(sources(cache), note);
}
