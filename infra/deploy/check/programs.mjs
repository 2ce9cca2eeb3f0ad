import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, join } from 'node:path';
import { CommandFailed } from '../../dev/bootstrap/failure.mjs';
import { run } from '../../dev/bootstrap/run.mjs';
import { step } from '../../dev/bootstrap/steps.mjs';

/** The folder for programs that checks install, once per user. */
const PROGRAMS_FOLDER = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'jumpseat');

/** A check that can't run on this machine. Not a failure. */
export class Skipped extends Error {
  /** @override */
  name = 'Skipped';
}

/**
 * Compiles a program with Go, once per version.
 *
 * @param {string} name
 * @param {string} module with its version, such as `helm.sh/helm/v4/cmd/helm@v4.3.1`
 * @returns {Promise<string>} the path of the program
 * @throws {Skipped} if Go is not installed, or the module can't be fetched
 */
export async function goProgram(name, module) {
  const [path = '', version = ''] = module.split('@');
  const folder = join(PROGRAMS_FOLDER, `${name}-${version}`);
  const program = join(folder, basename(path));
  if (existsSync(program)) return program;
  if (!isInstalled('go', 'version')) throw new Skipped(`${name} is compiled with Go, which is not installed`);
  mkdirSync(folder, { recursive: true });
  await install(`Compiling ${name}`, async () => {
    await run('go', ['install', module], { cwd: folder, env: { ...process.env, GOBIN: folder } });
  });
  return program;
}

/**
 * Installs a program from PyPI in an environment of its own, once per version.
 *
 * @param {string} name of the package and of its program
 * @param {string} version
 * @returns {Promise<string>} the path of the program
 * @throws {Skipped} if Python is not installed, or the package can't be fetched
 */
export async function pythonProgram(name, version) {
  const folder = join(PROGRAMS_FOLDER, `${name}-${version}`);
  const program = join(folder, 'bin', name);
  if (existsSync(program)) return program;
  if (!isInstalled('python3', '--version')) throw new Skipped(`${name} needs Python, which is not installed`);
  await install(`Installing ${name}`, async () => {
    await run('python3', ['-m', 'venv', folder]);
    const flags = ['--quiet', '--disable-pip-version-check'];
    await run(join(folder, 'bin', 'pip'), ['install', ...flags, `${name}==${version}`]);
  });
  return program;
}

/**
 * @param {string} command
 * @param {string} harmless an argument with which it only prints something
 */
function isInstalled(command, harmless) {
  return spawnSync(command, [harmless]).error === undefined;
}

/**
 * @param {string} title
 * @param {() => Promise<void>} work
 */
async function install(title, work) {
  try {
    await step(title, work);
  } catch (error) {
    if (!(error instanceof CommandFailed)) throw error;
    throw new Skipped(error.output.trim().split('\n').at(-1) ?? error.message);
  }
}
