import { spawn } from 'node:child_process';
import { constants } from 'node:os';

/** @type {NodeJS.Signals[]} */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];
const LOOK_FOR_PARENT_MS = 500;

/**
 * npm dies of a SIGTERM without telling the shell between us, and of a SIGKILL without telling anybody: when it is
 * gone, so is the reason to run.
 *
 * @param {() => void} gone
 */
function watchNpm(gone) {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && gone(), LOOK_FOR_PARENT_MS).unref();
}

/**
 * Runs a script under the toolchain's Node, passing on arguments and signals; answers its exit code. The IPC
 * channel lets it notice when this process is killed.
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
    // Out of the terminal's process group: a Ctrl-C reaches it once, from here.
    detached: true,
  });
  for (const signal of SIGNALS) process.on(signal, () => child.kill(signal));
  watchNpm(() => child.kill('SIGTERM'));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(code ?? 128 + constants.signals[signal ?? 'SIGTERM']));
  });
}
