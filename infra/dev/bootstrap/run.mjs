import { spawn } from 'node:child_process';
import { CommandFailed, SetupError } from './failure.mjs';

/** @type {Set<number>} Process groups of the running commands. */
const groups = new Set();

/**
 * Signals every running command started by {@link run}, with all its child processes.
 *
 * @param {NodeJS.Signals} signal
 */
export function stopCommands(signal = 'SIGTERM') {
  for (const group of groups) signalGroup(group, signal);
}

/**
 * Signals a process group. Returns false if none of its processes is left.
 *
 * @param {number} group the pid of its leader
 * @param {NodeJS.Signals | 0} signal
 */
export function signalGroup(group, signal) {
  try {
    process.kill(-group, signal);
    return true;
  } catch (error) {
    const code = /** @type {NodeJS.ErrnoException} */ (error).code;
    if (code === 'ESRCH') return false;
    if (code === 'EPERM') return signal === 0;
    throw error;
  }
}

/**
 * Runs a command to its end and returns its stdout. The command leads its own process group, so that a Ctrl-C in the
 * terminal reaches it only through us.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{
 *   cwd?: string, env?: NodeJS.ProcessEnv, uid?: number, gid?: number,
 *   show?: boolean, started?: (pid: number) => void, message?: (message: unknown) => void,
 *   onStderr?: (text: string) => void,
 * }} [options] `show` prints the output as it comes; `started` is called with the pid, `message` with each IPC message,
 *   `onStderr` with each piece of stderr
 * @returns {Promise<string>}
 * @throws {SetupError} if the command can't be started
 * @throws {CommandFailed} if it fails
 */
export function run(command, args, options = {}) {
  const { show = false, started, message, onStderr, ...spawnOptions } = options;
  const output = show ? 'inherit' : 'pipe';
  const child = spawn(command, args, {
    ...spawnOptions,
    detached: true,
    stdio: ['ignore', output, output, ...(message ? /** @type {const} */ (['ipc']) : [])],
  });
  let stdout = '';
  let all = '';
  child.stdout?.setEncoding('utf8').on('data', (text) => {
    stdout += text;
    all += text;
  });
  child.stderr?.setEncoding('utf8').on('data', (text) => {
    all += text;
    onStderr?.(text);
  });
  if (message) child.on('message', message);
  const { pid } = child;
  if (pid !== undefined) {
    groups.add(pid);
    started?.(pid);
  }
  const typed = [command, ...args].join(' ');
  return new Promise((resolve, reject) => {
    child.once('error', (error) => reject(new SetupError(`\`${typed}\` could not be started: ${error.message}`)));
    child.once('close', (code, signal) => {
      if (pid !== undefined) groups.delete(pid);
      if (code === 0) resolve(stdout);
      else reject(new CommandFailed(typed, signal ?? `exit code ${code}`, all));
    });
  });
}
