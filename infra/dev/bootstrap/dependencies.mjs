import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { REPOSITORY } from './paths.mjs';
import { run } from './run.mjs';
import { stamp } from './stamp.mjs';
import { step } from './steps.mjs';

const WORKSPACE_FOLDERS = ['apps', 'packages', 'infra', 'examples'];

/** Every file that decides what is installed: the lock, the workspace, and each package's manifest. */
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
 * Installs what the lock names; nothing to do where neither it nor a manifest changed since the last success.
 *
 * @param {import('./toolchain.mjs').Toolchain} toolchain
 */
export async function installDependencies({ env }) {
  const installed = stamp(join(REPOSITORY, 'node_modules', '.jumpseat-stamp'), manifests());
  if (installed.matches()) return;
  await step('Installing packages', async () => {
    // Everything is needed even under NODE_ENV=production, and nobody is there to answer a question.
    const flags = ['--frozen-lockfile', '--prod=false', '--config.confirmModulesPurge=false'];
    await run('pnpm', ['install', ...flags], { cwd: REPOSITORY, env });
    installed.write();
  });
}
