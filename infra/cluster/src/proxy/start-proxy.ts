import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Processes } from '@jumpseat/dev/processes';
import { untilServing } from '@jumpseat/dev/temporal';
import { caddyfile, type ProxyPorts } from './caddyfile.ts';

export type ProxyOptions = {
  readonly caddyPath: string;
  /** The folder for its configuration, keys and certificates. */
  readonly folder: string;
  readonly ports: ProxyPorts;
};

/** The certificate of the proxy's own authority, which signs that of the site. */
export const certificateIn = (folder: string) => join(folder, 'caddy', 'pki', 'authorities', 'local', 'root.crt');

/** Starts the proxy, and waits until it reaches Temporal. */
export async function startProxy(processes: Processes, { caddyPath, folder, ports }: ProxyOptions): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const config = join(folder, 'Caddyfile');
  await writeFile(config, caddyfile(ports));
  await processes.start({
    name: 'Proxy',
    command: caddyPath,
    args: ['run', '--adapter', 'caddyfile', '--config', config],
    cwd: folder,
    env: { ...process.env, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder },
    untilReady: () => untilServing(`127.0.0.1:${ports.temporal}`),
    restarts: true,
  });
}
