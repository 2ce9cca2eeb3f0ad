import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { REPOSITORY } from './paths.mjs';
import { step } from './steps.mjs';

const FOLDER = join(REPOSITORY, '.data');
const RETRY_MS = 250;

/** @param {string} lock */
function take(lock) {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') return false;
    throw error;
  }
}

/** @param {string} lock */
function isHolderRunning(lock) {
  try {
    const holder = Number(readFileSync(lock, 'utf8'));
    // An empty file was just created: its process id is about to be written.
    return holder === 0 || process.kill(holder, 0);
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}

/** @param {string} lock */
async function waitFor(lock) {
  do {
    if (isHolderRunning(lock)) await sleep(RETRY_MS);
    else rmSync(lock, { force: true });
  } while (!take(lock));
}

/**
 * Runs work that writes into the checkout, while no other command does the same: `npm start` and `npm test` may run at
 * the same time.
 *
 * @template T
 * @param {'install' | 'build'} name
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(name, work) {
  // Readable whatever the umask: as root, Postgres runs as another user.
  mkdirSync(FOLDER, { recursive: true, mode: 0o755 });
  const lock = join(FOLDER, `${name}.lock`);
  if (!take(lock)) await step(`Waiting for the ${name} of another command`, () => waitFor(lock));
  const release = () => rmSync(lock, { force: true });
  process.once('exit', release);
  try {
    return await work();
  } finally {
    release();
    process.off('exit', release);
  }
}
