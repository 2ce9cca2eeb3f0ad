import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { REPOSITORY } from './paths.mjs';
import { run } from './run.mjs';
import { stamp } from './stamp.mjs';
import { step } from './steps.mjs';

const WORKSPACE_FOLDERS = ['apps', 'packages', 'infra', 'examples'];

/** The files that decide what is installed: the lockfile, the workspace, and each package's manifest. */
function manifests() {
  const packages = WORKSPACE_FOLDERS.flatMap((folder) => {
    const parent = join(REPOSITORY, folder);
    return existsSync(parent)
      ? readdirSync(parent)
          .sort()
          .map((name) => join(parent, name, 'package.json'))
      : [];
  });
  const root = ['pnpm-lock.yaml', 'pnpm-workspace.yaml', 'package.json'].map((file) => join(REPOSITORY, file));
  return [...root, ...packages].filter((file) => existsSync(file));
}

/**
 * Installs the packages of the lockfile. Skips this if no manifest has changed since the last successful install.
 *
 * @param {import('./toolchain.mjs').Toolchain} toolchain
 */
export async function installDependencies({ env }) {
  const installed = stamp(join(REPOSITORY, 'node_modules', '.jumpseat-stamp'), manifests());
  if (installed.matches()) return;
  await step('Installing packages', async () => {
    // Installs dev dependencies under NODE_ENV=production too, and never prompts.
    const flags = ['--frozen-lockfile', '--prod=false', '--config.confirmModulesPurge=false'];
    await run('pnpm', ['install', ...flags], { cwd: REPOSITORY, env });
    installed.write();
  });
}
