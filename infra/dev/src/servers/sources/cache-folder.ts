import { homedir } from 'node:os';
import { join } from 'node:path';

/** The folder for downloaded programs, shared by all checkouts of this user. */
export function cacheFolder(environment: NodeJS.ProcessEnv = process.env): string {
  const fallback = process.platform === 'darwin' ? join(homedir(), 'Library', 'Caches') : join(homedir(), '.cache');
  return join(environment.XDG_CACHE_HOME || fallback, 'jumpseat');
}
