import { spawn } from 'node:child_process';
import { constants } from 'node:os';

/** @type {NodeJS.Signals[]} */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];
const PARENT_CHECK_MS = 500;

/**
 * Calls back when npm has exited. npm doesn't forward a SIGTERM through the shell between us, and can't forward a
 * SIGKILL. When npm is gone, this command has no reason to run.
 *
 * @param {() => void} onExit
 */
function watchNpm(onExit) {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && onExit(), PARENT_CHECK_MS).unref();
}

/**
 * Runs a script under the toolchain's Node with these arguments, forwards signals, and returns its exit code.
 * The script notices by its IPC channel when this process is killed.
 *
 * @param {import('./toolchain.mjs').Toolchain} toolchain
 * @param {string} script
 * @param {readonly string[]} args
 * @returns {Promise<number>}
 */
export function handOver({ node, env }, script, args) {
  const child = spawn(node, ['--disable-warning=ExperimentalWarning', script, ...args], {
    env,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    // Outside the terminal's process group, so that a Ctrl-C reaches it only once, from here.
    detached: true,
  });
  for (const signal of SIGNALS) process.on(signal, () => child.kill(signal));
  watchNpm(() => child.kill('SIGTERM'));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(code ?? 128 + constants.signals[signal ?? 'SIGTERM']));
  });
}
