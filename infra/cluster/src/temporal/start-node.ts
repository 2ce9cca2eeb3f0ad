import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Processes } from '@jumpseat/dev/processes';
import { untilServing } from '@jumpseat/dev/temporal';
import { type NodeConfig, nodeConfig } from './node-config.ts';

/** The dynamic settings of production. */
const DYNAMIC_CONFIG = join(import.meta.dirname, '..', '..', '..', 'deploy', 'temporal', 'dynamic-config.yaml');

export type NodeOptions = Omit<NodeConfig, 'dynamicConfig'> & {
  readonly name: string;
  readonly serverPath: string;
  /** The folder for its configuration. */
  readonly folder: string;
};

/** Starts a Temporal server with all services, and waits until it serves. */
export async function startNode(processes: Processes, options: NodeOptions): Promise<void> {
  const { name, serverPath, folder, ports } = options;
  const environment = name.toLowerCase().replaceAll(' ', '-');
  await mkdir(folder, { recursive: true });
  const config = nodeConfig({ ...options, dynamicConfig: DYNAMIC_CONFIG });
  await writeFile(join(folder, `${environment}.yaml`), config, { mode: 0o600 });
  await processes.start({
    name,
    command: serverPath,
    args: ['--root', folder, '--config', '.', '--env', environment, '--allow-no-auth', 'start'],
    cwd: folder,
    untilReady: () => untilServing(`127.0.0.1:${ports.frontend.grpcPort}`),
    restarts: true,
  });
}
