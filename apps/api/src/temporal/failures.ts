import {
  isErrorCode,
  isFinal,
  JumpseatError,
  type Order,
  type Refusal,
  refusal,
  refuseByState,
} from '@jumpseat/domain';
import {
  ApplicationFailure,
  isGrpcServiceError,
  ServiceError,
  TemporalFailure,
  WorkflowExecutionAlreadyStartedError,
  WorkflowFailedError,
  type WorkflowHandle,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
} from '@temporalio/client';

/** The order a request is about, for what its failure means. */
interface About {
  readonly orderId: string;
  findOrder(orderId: string): Promise<Order | null>;
}

/** Asks Temporal, and throws what it refuses or can't do as a JumpseatError. */
export async function translateFailure<T>(ask: () => Promise<T>, about?: About): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    throw (await translate(error, about)) ?? error;
  }
}

async function translate(error: unknown, about: About | undefined): Promise<JumpseatError | undefined> {
  const cause = { cause: error };
  if (error instanceof WorkflowUpdateFailedError && error.cause instanceof ApplicationFailure) {
    const carried = refusalIn(error.cause);
    if (carried) return new JumpseatError(carried, cause);
    // The workflow ended between the request's acceptance and its answer.
    return about && new JumpseatError(await whyEnded(about), cause);
  }
  if (error instanceof WorkflowExecutionAlreadyStartedError && about) {
    return new JumpseatError(await whatExists(about), cause);
  }
  if (error instanceof WorkflowNotFoundError && about) return new JumpseatError(await whyEnded(about), cause);
  if (isOutage(error)) {
    return new JumpseatError(refusal('UNAVAILABLE'), cause);
  }
  return undefined;
}

/** Throws the refusal with which a workflow failed; returns where it has not failed, or nobody can tell. */
export async function requireNotFailed(handle: WorkflowHandle): Promise<void> {
  const found = await handle.describe().catch(() => undefined);
  if (found?.status.name !== 'FAILED') return;
  await handle.result().catch((error: unknown) => {
    throw new JumpseatError(refusalBehind(error) ?? refusal('INTERNAL'), { cause: error });
  });
}

/** Temporal wraps what an activity threw, once for each layer. */
function refusalBehind(error: unknown): Refusal | undefined {
  if (error instanceof ApplicationFailure) return refusalIn(error);
  return error instanceof WorkflowFailedError || error instanceof TemporalFailure
    ? refusalBehind(error.cause)
    : undefined;
}

function isOutage(error: unknown): boolean {
  return (
    error instanceof WorkflowUpdateRPCTimeoutOrCancelledError ||
    error instanceof ServiceError ||
    isGrpcServiceError(error) ||
    (error instanceof Error && 'code' in error && error.code === 'ETIMEDOUT')
  );
}

function refusalIn({ type, details }: ApplicationFailure): Refusal | undefined {
  return isErrorCode(type) ? ((details?.[0] as Refusal | undefined) ?? refusal(type)) : undefined;
}

/** What is said of an order whose workflow exists: that the order does, once callers can find it. */
async function whatExists({ orderId, findOrder }: About): Promise<Refusal> {
  const isWritten = (await findOrder(orderId)) !== null;
  return isWritten ? refusal('ORDER_EXISTS', { detail: orderId }) : refusal('UNAVAILABLE');
}

/** Why an order without a running workflow can't do what is asked: how it ended, or that it is not there. */
async function whyEnded({ orderId, findOrder }: About): Promise<Refusal> {
  const order = await findOrder(orderId);
  if (!order) return refusal('ORDER_NOT_FOUND', { detail: orderId });
  const ended = isFinal(order) ? refuseByState(order, { type: 'CANCEL' }) : undefined;
  return ended ?? refusal('UNAVAILABLE');
}
