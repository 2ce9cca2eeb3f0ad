import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '@jumpseat/dev/ports';
import type { Processes } from '@jumpseat/dev/processes';
import { ask, type Remote } from '../remote.ts';
import type { Probe } from './probe.ts';
import { PROBE_FLAGS } from './probe-flags.ts';

const REPOSITORY = fileURLToPath(new URL('../../../..', import.meta.url));
const FLOOR = fileURLToPath(new URL('floor-main.ts', import.meta.url));
const API = join(REPOSITORY, 'apps', 'api', 'src', 'main.ts');

/** The API as people run it, or a bare `ws` server that sends the same bytes. */
export type ServerKind = 'product' | 'floor';

/** A server under test, in a process of its own. */
export interface Server {
  readonly kind: ServerKind;
  /** Where viewers connect. */
  readonly url: string;
  readonly probe: Remote<Probe>;
  stop(): Promise<void>;
}

/** Starts a server on a free port; answers once it takes viewers. */
export async function startServer(processes: Processes, kind: ServerKind, databaseUrl: string): Promise<Server> {
  const port = await freePort();
  const { child, stop } = await processes.start({
    name: kind === 'product' ? 'API' : 'Floor',
    command: process.execPath,
    args: [...['--disable-warning=ExperimentalWarning', ...PROBE_FLAGS], kind === 'product' ? API : FLOOR],
    cwd: REPOSITORY,
    env: {
      ...process.env,
      DATABASE_URL: databaseUrl,
      // Connected to with the first command, and watching needs none.
      TEMPORAL_ADDRESS: '127.0.0.1:1',
      SERVER_PORT: `${port}`,
      LOG_LEVEL: 'warn',
      RATE_LIMITS: 'off',
    },
    saysReady: true,
  });
  return { kind, url: `ws://127.0.0.1:${port}/trpc`, probe: ask<Probe>(child), stop };
}
