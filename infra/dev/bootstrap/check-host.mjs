import { SetupError } from './failure.mjs';

/** The oldest Node that can install the toolchain through npm. */
const OLDEST = [20, 0];
/** The oldest Node that runs TypeScript files. Used where the toolchain has no Node for this machine. */
const RUNS_TYPESCRIPT = [22, 18];

/**
 * @param {string} version such as "v24.1.0" or "24.1.0"
 * @param {number[]} oldest [major, minor]
 */
function atLeast(version, [major = 0, minor = 0]) {
  const [ownMajor = 0, ownMinor = 0] = version.replace(/^v/, '').split('.').map(Number);
  return ownMajor > major || (ownMajor === major && ownMinor >= minor);
}

/**
 * Whether this version of Node runs our .ts files directly.
 *
 * @param {string} version
 */
export function runsTypeScript(version) {
  return atLeast(version, RUNS_TYPESCRIPT);
}

/**
 * Checks that the commands can work on this machine.
 *
 * @param {{ version: string, platform: string }} host
 * @throws {SetupError} on Windows, or if Node is too old
 */
export function checkHost(host = process) {
  if (host.platform === 'win32') {
    throw new SetupError(
      'Jumpseat runs on Linux and macOS. On Windows, run it inside WSL: https://learn.microsoft.com/windows/wsl',
    );
  }
  if (!atLeast(host.version, OLDEST)) {
    throw new SetupError(
      `Jumpseat needs Node 20 or later; this is ${host.version}. Install a newer one from https://nodejs.org`,
    );
  }
}
