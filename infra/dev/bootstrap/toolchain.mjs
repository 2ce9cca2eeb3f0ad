import { spawnSync } from 'node:child_process';
import { delimiter, dirname, join } from 'node:path';
import { SetupError } from './failure.mjs';
import { runsTypeScript } from './node-version.mjs';
import { REPOSITORY, TOOLCHAIN_FOLDER } from './paths.mjs';
import { run } from './run.mjs';
import { stamp } from './stamp.mjs';
import { step } from './steps.mjs';

/** @typedef {{ node: string, env: NodeJS.ProcessEnv }} Toolchain the Node to run with, and an env whose PATH finds it first */

const BIN = join(TOOLCHAIN_FOLDER, 'node_modules', '.bin');

/** @param {string} node */
function versionOf(node) {
  const answer = spawnSync(node, ['--version'], { encoding: 'utf8' });
  return answer.status === 0 ? answer.stdout.trim() : undefined;
}

/**
 * The Node of the toolchain where it runs here, else the one in use where that will do (a Mac, Alpine Linux).
 *
 * @throws {SetupError}
 */
function chooseNode() {
  const brought = join(BIN, 'node');
  if (versionOf(brought) !== undefined) return brought;
  if (runsTypeScript(process.version)) return process.execPath;
  throw new SetupError(
    `npm has no Node 24 for this machine (${process.platform} ${process.arch}), and ${process.version} is too old to run Jumpseat.\n` +
      'Install Node 24 from https://nodejs.org and try again.',
  );
}

/**
 * Brings Node 24 and pnpm through npm into infra/dev/toolchain, once per version.
 *
 * @returns {Promise<Toolchain>}
 * @throws {SetupError} where npm fails, or no fit Node can be had
 */
export async function bringToolchain() {
  const wanted = ['package.json', 'package-lock.json'].map((file) => join(TOOLCHAIN_FOLDER, file));
  const installed = stamp(join(TOOLCHAIN_FOLDER, 'node_modules', '.jumpseat-stamp'), wanted);
  if (!installed.matches()) {
    await step('Bringing Node 24 and pnpm', async () => {
      // Not `npm ci`: it refuses a lock without every platform's optional package, and not every registry has them all.
      const flags = [
        '--no-save',
        '--include=optional',
        '--ignore-scripts',
        '--no-audit',
        '--no-fund',
        '--loglevel=error',
      ];
      await run('npm', ['install', ...flags], { cwd: TOOLCHAIN_FOLDER });
      // Its install script, run whatever npm's own rules on scripts are: until then pnpm is a text that turbo can't start.
      await run(process.execPath, ['install.js'], { cwd: join(TOOLCHAIN_FOLDER, 'node_modules', 'pnpm') });
      installed.write();
    });
  }
  const node = chooseNode();
  const folders = [dirname(node), BIN, join(REPOSITORY, 'node_modules', '.bin'), process.env.PATH];
  return { node, env: { ...process.env, PATH: folders.join(delimiter) } };
}
