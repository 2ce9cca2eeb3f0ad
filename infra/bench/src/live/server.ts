import { fileURLToPath } from 'node:url';
import { freePort } from '@jumpseat/dev/ports';
import { type Program, startProgram } from '../shared/remote.ts';
import type { Server } from '../shared/results.ts';
import type { Bench } from '../shared/run.ts';
import type { Probe } from './probe.ts';

const MAIN = {
  product: new URL('../../../../apps/api/src/main.ts', import.meta.url),
  floor: new URL('floor-main.ts', import.meta.url),
};
const PROBE = fileURLToPath(new URL('probe.ts', import.meta.url));

/** The API, or a bare `ws` server that sends the same bytes. */
export interface LiveServer extends Program<Probe> {
  readonly server: Server;
  /** Where viewers connect. */
  readonly url: string;
}

export async function startServer({ processes, database }: Bench, server: Server): Promise<LiveServer> {
  const port = await freePort();
  const program = await startProgram<Probe>(processes, {
    name: server === 'product' ? 'API' : 'Floor',
    main: MAIN[server],
    env: {
      DATABASE_URL: database.url,
      // The API connects to Temporal for the first command, and viewers send none.
      TEMPORAL_ADDRESS: '127.0.0.1:1',
      SERVER_PORT: `${port}`,
      LOG_LEVEL: 'warn',
      RATE_LIMITS: 'off',
    },
    nodeFlags: ['--expose-gc', '--import', PROBE],
  });
  return { ...program, server, url: `ws://127.0.0.1:${port}/trpc` };
}
