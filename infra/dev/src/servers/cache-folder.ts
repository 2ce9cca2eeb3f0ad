import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where programs fetched once are kept for every checkout of this user. */
export function cacheFolder(environment: NodeJS.ProcessEnv = process.env): string {
  const fallback = process.platform === 'darwin' ? join(homedir(), 'Library', 'Caches') : join(homedir(), '.cache');
  return join(environment.XDG_CACHE_HOME || fallback, 'jumpseat');
}
