import { temporalConnection } from '@jumpseat/config/temporal';
import { Connection } from '@temporalio/client';
import type { Settings } from '../env.ts';

/** A connection that is made with the first call, so that flights can be read while Temporal is away. */
export function connectTemporal(settings: Settings): Connection {
  return Connection.lazy(temporalConnection(settings));
}

/** Asks Temporal the cheapest thing there is; throws where it doesn't answer. */
export async function askTemporal(connection: Connection, signal: AbortSignal): Promise<void> {
  await connection.withAbortSignal(signal, () => connection.workflowService.getSystemInfo({}));
}
