import { cp, readFile, symlink, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { ClusterProcess } from '@jumpseat/cluster/start-cluster';
import type { Processes } from '@jumpseat/dev/processes';

const REPOSITORY = join(import.meta.dirname, '..', '..', '..', '..', '..');
const LEFT_OUT = /^apps\/(?!worker)[^/]+|\/(build|dist|test)$/;
const ORDER = 'packages/booking/src/workflows/order.ts';
const FIRST_LINE = '  const loop = new OrderLoop(input);\n';

/**
 * Copies the worker into a folder, and changes its workflow of orders so that it can't continue an order that another
 * worker began: it starts a timer first.
 */
async function copyChanged(folder: string): Promise<void> {
  for (const part of ['apps', 'packages']) {
    await cp(join(REPOSITORY, part), join(folder, part), {
      recursive: true,
      verbatimSymlinks: true,
      filter: (source) => !LEFT_OUT.test(relative(REPOSITORY, source)),
    });
  }
  await symlink(join(REPOSITORY, 'node_modules'), join(folder, 'node_modules'));
  const order = await readFile(join(folder, ORDER), 'utf8');
  if (!order.includes(FIRST_LINE)) throw new Error(`${ORDER} has changed: this no longer finds the line to change`);
  const changed = order
    .replace(FIRST_LINE, `  void sleep(1);\n${FIRST_LINE}`)
    .replace('  setHandler,\n', '  setHandler,\n  sleep,\n');
  await writeFile(join(folder, ORDER), changed);
}

/** Workers whose workflow of orders differs. They run beside those of the cluster, and have a build of their own. */
export async function changedWorkers(
  processes: Processes,
  { folder, env, count }: { folder: string; env: NodeJS.ProcessEnv; count: number },
): Promise<ClusterProcess[]> {
  await copyChanged(folder);
  const main = join(folder, 'apps', 'worker', 'src', 'main.ts');
  return Array.from({ length: count }, (_, index) => {
    const name = `Changed worker ${index + 1}`;
    const options = {
      name,
      command: process.execPath,
      args: ['--disable-warning=ExperimentalWarning', main],
      cwd: folder,
      env: { ...env, WORKER_BUILD: '' },
      echo: true,
      saysReady: true,
    };
    return { name, start: () => processes.start(options) };
  });
}
