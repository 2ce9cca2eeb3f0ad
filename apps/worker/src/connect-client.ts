import {
  Connection,
  type ConnectionOptions,
  defaultGrpcRetryOptions,
  type GrpcRetryOptions,
  makeGrpcRetryInterceptor,
} from '@temporalio/client';

/** gRPC's number for RESOURCE_EXHAUSTED. */
const RESOURCE_EXHAUSTED = 8;
/**
 * What the server says, with RESOURCE_EXHAUSTED, while one workflow can't take a call: it continues as new, or has as
 * many updates as it may have at a time. Its source: service/history/consts/const.go and
 * service/history/workflow/update/registry.go in temporalio/temporal.
 */
const BUSY_WORKFLOW = /workflow is closing|concurrent in-flight updates/;
const BUSY_DELAY_MS = { shortest: 20, longest: 50 };
/** More than the callers of a seat block wait for. */
const BUSY_TRIES = 150;

const usual = defaultGrpcRetryOptions();

/**
 * Retries calls like the SDK, but those to a busy workflow within milliseconds. The SDK takes their refusal for a server
 * that needs relief, and waits a second. So did the passengers of a busy flight whenever its block continued as new.
 */
export const RETRIES: GrpcRetryOptions = {
  retryableDecider: (attempt, status) =>
    isBusyWorkflow(status) ? attempt < BUSY_TRIES : usual.retryableDecider(attempt, status),
  delayFunction: (attempt, status) => (isBusyWorkflow(status) ? busyDelay() : usual.delayFunction(attempt, status)),
};

/** Connects callers of workflows to Temporal. A worker's own connection retries in Rust, where no policy can be set. */
export function connectClient(options: ConnectionOptions): Promise<Connection> {
  return Connection.connect({ ...options, interceptors: [makeGrpcRetryInterceptor(RETRIES)] });
}

function isBusyWorkflow({ code, details }: { readonly code: number; readonly details: string }): boolean {
  return code === RESOURCE_EXHAUSTED && BUSY_WORKFLOW.test(details);
}

/** At random, so that callers don't come back all at once. */
function busyDelay(): number {
  const { shortest, longest } = BUSY_DELAY_MS;
  return shortest + Math.random() * (longest - shortest);
}
