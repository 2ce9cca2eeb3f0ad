import {
  Connection,
  type ConnectionOptions,
  defaultGrpcRetryOptions,
  type GrpcRetryOptions,
  makeGrpcRetryInterceptor,
} from '@temporalio/client';

type Interceptor = ReturnType<typeof makeGrpcRetryInterceptor>;
type Status = Parameters<GrpcRetryOptions['delayFunction']>[1];

/** gRPC's number for RESOURCE_EXHAUSTED. */
const RESOURCE_EXHAUSTED = 8;
/**
 * What the server says while one workflow can't take a call. Its source: service/history/consts/const.go and
 * service/history/workflow/update/registry.go in temporalio/temporal.
 */
const CONTINUES_AS_NEW = /workflow is closing/;
const HAS_TOO_MANY_UPDATES = /concurrent in-flight updates/;
/** More than the callers of a seat block wait for. */
const BUSY_TRIES = 150;
/** Limits a try of a call that has no time limit. The SDK's worker has the same limit. */
const TRY_TIMEOUT_MS = 30_000;

const usual = defaultGrpcRetryOptions();

/**
 * Connects callers of workflows to Temporal. The connection of an SDK's worker retries in Rust, where no policy can be
 * set. A call that waits for its next try throws if the connection is closed meanwhile.
 */
export function connectClient(options: ConnectionOptions, retries = retriesOfCall): Promise<Connection> {
  const interceptor: Interceptor = (call, next) =>
    makeGrpcRetryInterceptor(retries())(call, (each) =>
      next({ ...each, deadline: each.deadline ?? Date.now() + TRY_TIMEOUT_MS }),
    );
  return Connection.connect({ ...options, interceptors: [interceptor] });
}

/**
 * Retries one call like the SDK, but a call to a busy workflow within milliseconds. The SDK takes its refusal for a
 * server that needs relief, and waits a second. So did the passengers of a busy flight whenever its block continued as
 * new.
 */
export function retriesOfCall(): GrpcRetryOptions {
  let busyTries = 0;
  return {
    retryableDecider(attempt, status) {
      if (!isBusyWorkflow(status)) return usual.retryableDecider(attempt - busyTries, status);
      busyTries += 1;
      return busyTries < BUSY_TRIES;
    },
    delayFunction: (attempt, status) =>
      isBusyWorkflow(status) ? busyDelay(status, busyTries) : usual.delayFunction(attempt - busyTries, status),
  };
}

function isBusyWorkflow({ code, details }: Status): boolean {
  return code === RESOURCE_EXHAUSTED && (CONTINUES_AS_NEW.test(details) || HAS_TOO_MANY_UPDATES.test(details));
}

/**
 * The wait in milliseconds, at random so that callers don't come back all at once. To continue as new takes only some. A
 * workflow with too many updates may be slow, so its callers wait longer each time.
 */
function busyDelay({ details }: Status, tries: number): number {
  const longest = CONTINUES_AS_NEW.test(details) ? 50 : Math.min(500, 50 * 1.5 ** tries);
  return longest * (0.4 + 0.6 * Math.random());
}
