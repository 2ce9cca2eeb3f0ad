import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { TOOLCHAIN_FOLDER } from './paths.mjs';
import { step } from './steps.mjs';

const LOCK = join(TOOLCHAIN_FOLDER, '.installing');
const LOOK_AGAIN_MS = 250;

/** @returns {boolean} */
function take() {
  try {
    writeFileSync(LOCK, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') return false;
    throw error;
  }
}

function holderLives() {
  try {
    const holder = Number(readFileSync(LOCK, 'utf8'));
    // An empty file was made a moment ago: its writer is about to sign it.
    return holder === 0 || process.kill(holder, 0);
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}

/**
 * One installation at a time in a checkout: `npm start` and `npm test` may be typed together on a fresh clone.
 *
 * @template T
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withInstallLock(work) {
  if (!take()) {
    await step('Waiting for another command that installs here', async () => {
      do {
        if (!holderLives()) rmSync(LOCK, { force: true });
        else await sleep(LOOK_AGAIN_MS);
      } while (!take());
    });
  }
  const release = () => rmSync(LOCK, { force: true });
  process.once('exit', release);
  try {
    return await work();
  } finally {
    release();
    process.off('exit', release);
  }
}
