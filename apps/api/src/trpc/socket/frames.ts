import { type Presence, type SeatMapMessage, WatchSeatMap } from '@jumpseat/booking/contracts';
import { MAX_BATCH, resumeFrom } from '@jumpseat/booking/router';
import { z } from 'zod';

const LONGEST_ID = 64;

/** The id of a request on its connection; the client chooses it. */
export type RequestId = z.infer<typeof RequestId>;
const RequestId = z.union([z.number(), z.string().max(LONGEST_ID)]);

/** The fields that identify a request. */
const Envelope = { id: RequestId, jsonrpc: z.literal('2.0').optional() };

const Stop = z.object({ ...Envelope, method: z.literal('subscription.stop') });

const Watch = z.object({
  ...Envelope,
  method: z.literal('subscription'),
  params: z.object({
    path: z.enum(['seatMap.watch', 'presence.watch']),
    input: WatchSeatMap,
    lastEventId: z.string().optional(),
  }),
});

/** A subscription to a flight's seat map or to its number of viewers. */
export interface WatchRequest {
  readonly type: 'watch';
  readonly path: z.infer<typeof Watch>['params']['path'];
  readonly id: RequestId;
  /** The beginning of each response: the request's id and protocol version. */
  readonly envelope: string;
  readonly flightId: string;
  /** The last version that the client saw. */
  readonly after: number | undefined;
  /** The request in the router's format. */
  readonly message: object;
}

/** The end of a subscription. */
export interface StopRequest {
  readonly type: 'stop';
  readonly id: RequestId;
  /** The request in the router's format. */
  readonly message: object;
}

/** A frame without any of these texts is not for the live feed. */
const FEED_MARKERS = ['seatMap.watch', 'presence.watch', 'subscription.stop'];

/** A frame of tRPC's WebSocket protocol, split into requests for the live feed and a frame of all other messages. */
export interface Frame {
  readonly requests: readonly (WatchRequest | StopRequest)[];
  readonly rest: Buffer | undefined;
}

/**
 * Parses a frame. Returns undefined if it is malformed, too large a batch, or not for the live feed: the router then
 * handles it.
 */
export function readFrame(data: Buffer): Frame | undefined {
  if (!FEED_MARKERS.some((part) => data.includes(part))) return undefined;
  try {
    const parsed: unknown = JSON.parse(data.toString());
    if (Array.isArray(parsed) && parsed.length > MAX_BATCH) return undefined;
    const messages = (Array.isArray(parsed) ? parsed : [parsed]).map((message) => ({
      message,
      request: readRequest(message),
    }));
    const requests = messages.flatMap(({ request }) => request ?? []);
    const rest = messages.flatMap(({ message, request }) => (request ? [] : [message]));
    return requests.length > 0 ? { requests, rest: rest.length > 0 ? frameOf(rest) : undefined } : undefined;
  } catch {
    // Not JSON, or nested too deeply to be serialised again: the router refuses it.
    return undefined;
  }
}

export const frameOf = (messages: unknown): Buffer => Buffer.from(JSON.stringify(messages));

function readRequest(message: unknown): WatchRequest | StopRequest | undefined {
  const stop = Stop.safeParse(message);
  if (stop.success) return { type: 'stop', id: stop.data.id, message: stop.data };
  const watch = Watch.safeParse(message);
  if (!watch.success) return undefined;
  const { id, jsonrpc, params } = watch.data;
  const { flightId, lastEventId } = params.input;
  const after = resumeFrom(params.lastEventId ?? lastEventId);
  // JSON leaves out an undefined jsonrpc.
  const envelope = `${JSON.stringify({ id, jsonrpc }).slice(0, -1)},"result":`;
  return { type: 'watch', path: params.path, id, envelope, flightId, after, message: watch.data };
}

export const started = ({ envelope }: WatchRequest): string => `${envelope}{"type":"started"}}`;

export const stopped = ({ envelope }: WatchRequest): string => `${envelope}{"type":"stopped"}}`;

const frames = new WeakMap<object, { result: string; byEnvelope: Map<string, Buffer> }>();

/** The frame of a seat map message, in tRPC's format of `tracked`. */
export function seatMapFrame(message: SeatMapMessage, envelope: string): Buffer {
  const id = `${message.version}`;
  return sharedFrame(message, envelope, () => ({ type: 'data', id, data: { id, data: message } }));
}

/** The frame of a presence message. */
export function presenceFrame(message: Presence, envelope: string): Buffer {
  return sharedFrame(message, envelope, () => ({ type: 'data', data: message }));
}

/**
 * Serialises a message once, plus once per distinct envelope. Clients number their requests from 1, so envelopes are
 * few.
 */
function sharedFrame(message: object, envelope: string, result: () => object): Buffer {
  let known = frames.get(message);
  if (!known) {
    known = { result: JSON.stringify(result()), byEnvelope: new Map() };
    frames.set(message, known);
  }
  let frame = known.byEnvelope.get(envelope);
  if (!frame) {
    frame = Buffer.from(`${envelope}${known.result}}`);
    known.byEnvelope.set(envelope, frame);
  }
  return frame;
}
