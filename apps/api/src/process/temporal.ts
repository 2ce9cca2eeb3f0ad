import { temporalConnection } from '@jumpseat/config/temporal';
import { Connection } from '@temporalio/client';
import type { Settings } from '../env.ts';

/** Returns a connection that opens with the first call, so that flights can be read while Temporal is down. */
export function connectTemporal(settings: Settings): Connection {
  return Connection.lazy(temporalConnection(settings));
}

/** Makes the cheapest call to Temporal; throws if it fails. */
export async function checkTemporal(connection: Connection, signal: AbortSignal): Promise<void> {
  await connection.withAbortSignal(signal, () => connection.workflowService.getSystemInfo({}));
}
