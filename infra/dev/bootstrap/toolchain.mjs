import { spawnSync } from 'node:child_process';
import { delimiter, dirname, join } from 'node:path';
import { runsTypeScript } from './check-host.mjs';
import { SetupError } from './failure.mjs';
import { REPOSITORY, TOOLCHAIN_FOLDER } from './paths.mjs';
import { run } from './run.mjs';
import { stamp } from './stamp.mjs';
import { step } from './steps.mjs';

/** @typedef {{ node: string, env: NodeJS.ProcessEnv }} Toolchain the path of Node, and an env whose PATH has it first */

const BIN = join(TOOLCHAIN_FOLDER, 'node_modules', '.bin');

/** @param {string} node */
function versionOf(node) {
  const { status, stdout } = spawnSync(node, ['--version'], { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : undefined;
}

/**
 * The toolchain's Node, or the current one where the toolchain's doesn't run (a Mac, Alpine Linux).
 *
 * @throws {SetupError} if the current one is too old
 */
function chooseNode() {
  const installed = join(BIN, 'node');
  if (versionOf(installed) !== undefined) return installed;
  if (runsTypeScript(process.version)) return process.execPath;
  throw new SetupError(
    `npm has no Node 24 for this machine (${process.platform} ${process.arch}), and ${process.version} is too old to run Jumpseat.\n` +
      'Install Node 24 from https://nodejs.org and try again.',
  );
}

/**
 * Installs Node 24 and pnpm through npm into infra/dev/toolchain, once per version.
 *
 * @returns {Promise<Toolchain>}
 * @throws {SetupError} if npm fails, or there is no suitable Node
 */
export async function installToolchain() {
  const wanted = ['package.json', 'package-lock.json'].map((file) => join(TOOLCHAIN_FOLDER, file));
  const installed = stamp(join(TOOLCHAIN_FOLDER, 'node_modules', '.jumpseat-stamp'), wanted);
  if (!installed.matches()) {
    await step('Installing Node 24 and pnpm', async () => {
      // Not `npm ci`: it refuses a lockfile that lacks a platform's optional package, and some registries lack them.
      const flags = [
        '--no-save',
        '--include=optional',
        '--ignore-scripts',
        '--no-audit',
        '--no-fund',
        '--loglevel=error',
      ];
      await run('npm', ['install', ...flags], { cwd: TOOLCHAIN_FOLDER });
      // pnpm's install script, which npm skipped above. Until it has run, pnpm is a text file that turbo can't start.
      await run(process.execPath, ['install.js'], { cwd: join(TOOLCHAIN_FOLDER, 'node_modules', 'pnpm') });
      installed.write();
    });
  }
  const node = chooseNode();
  const folders = [dirname(node), BIN, join(REPOSITORY, 'node_modules', '.bin'), process.env.PATH];
  const env = {
    // Node keeps here what it has compiled, so that the next process starts sooner.
    NODE_COMPILE_CACHE: join(REPOSITORY, 'node_modules', '.cache', 'node'),
    ...process.env,
    PATH: folders.join(delimiter),
  };
  return { node, env };
}
