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

/** The order of a request. Its state decides what a failure means. */
interface OrderOfRequest {
  readonly orderId: string;
  findOrder(orderId: string): Promise<Order | null>;
}

/** Calls Temporal, and translates its failures into a JumpseatError. */
export async function translateFailure<T>(call: () => Promise<T>, order?: OrderOfRequest): Promise<T> {
  try {
    return await call();
  } catch (error) {
    throw (await translate(error, order)) ?? error;
  }
}

async function translate(error: unknown, order: OrderOfRequest | undefined): Promise<JumpseatError | undefined> {
  const cause = { cause: error };
  if (error instanceof WorkflowUpdateFailedError && error.cause instanceof ApplicationFailure) {
    const refused = refusalIn(error.cause);
    if (refused) return new JumpseatError(refused, cause);
    // The workflow ended after it accepted the update and before it completed it.
    return order && new JumpseatError(await whyEnded(order), cause);
  }
  if (error instanceof WorkflowExecutionAlreadyStartedError && order) {
    return new JumpseatError(await refusalOfUsedId(order), cause);
  }
  if (error instanceof WorkflowNotFoundError && order) return new JumpseatError(await whyEnded(order), cause);
  if (isOutage(error)) {
    return new JumpseatError(refusal('UNAVAILABLE'), cause);
  }
  return undefined;
}

/** Throws the refusal with which a workflow failed. Returns if it has not failed, or if Temporal can't tell. */
export async function requireNotFailed(handle: WorkflowHandle): Promise<void> {
  const found = await handle.describe().catch(() => undefined);
  if (found?.status.name !== 'FAILED') return;
  await handle.result().catch((error: unknown) => {
    throw new JumpseatError(refusalBehind(error) ?? refusal('INTERNAL'), { cause: error });
  });
}

/** Temporal wraps an activity's failure once per layer. */
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

/** The refusal of an id whose workflow exists: ORDER_EXISTS once the order can be read, UNAVAILABLE before. */
async function refusalOfUsedId({ orderId, findOrder }: OrderOfRequest): Promise<Refusal> {
  const isRecorded = (await findOrder(orderId)) !== null;
  return isRecorded ? refusal('ORDER_EXISTS', { detail: orderId }) : refusal('UNAVAILABLE');
}

/** Why an order without a running workflow refuses a request: it has ended, or doesn't exist. */
async function whyEnded({ orderId, findOrder }: OrderOfRequest): Promise<Refusal> {
  const order = await findOrder(orderId);
  if (!order) return refusal('ORDER_NOT_FOUND', { detail: orderId });
  const ended = isFinal(order) ? refuseByState(order, { type: 'CANCEL' }) : undefined;
  return ended ?? refusal('UNAVAILABLE');
}
