import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { failWith, SetupError } from '../bootstrap/failure.mjs';
import { REPOSITORY } from '../bootstrap/paths.mjs';
import { run } from '../bootstrap/run.mjs';
import { say, step } from '../bootstrap/steps.mjs';

const HELP = `
npm run test:stock-sdk                 all suites but long runs, on Temporal's SDK without the patch of its worker
npm run test:stock-sdk -- apps/worker  those whose file names contain this, or a long run, such as "faults"

The suites run in a temporary clone of the last commit.
`;
const PATCH = /^ *"@temporalio\/worker@.*\.patch$/m;

/** Clones the last commit, takes the patch out of its workspace, and runs its suites. */
async function testOnStockSdk(folder: string, filters: readonly string[]): Promise<void> {
  await step('Cloning the last commit', async () => {
    await run('git', ['clone', '--quiet', REPOSITORY, folder]);
    const workspace = join(folder, 'pnpm-workspace.yaml');
    const text = await readFile(workspace, 'utf8');
    if (!PATCH.test(text))
      throw new SetupError("The worker of Temporal's SDK is not patched: `npm test` runs on the stock SDK.");
    await writeFile(workspace, text.replace(PATCH, ''));
  });
  await step('Writing a lockfile without the patch', () =>
    run('pnpm', ['install', '--lockfile-only', '--no-frozen-lockfile'], { cwd: folder }),
  );
  await run('npm', ['test', '--', ...filters], { cwd: folder, show: true });
}

const filters = process.argv.slice(2);
if (filters.some((filter) => filter.startsWith('-'))) say(HELP);
else {
  const folder = await mkdtemp(join(tmpdir(), 'jumpseat-stock-sdk-'));
  try {
    await testOnStockSdk(folder, filters);
  } catch (error) {
    failWith(error);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
