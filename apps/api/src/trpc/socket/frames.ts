import { type Presence, type SeatMapMessage, WatchSeatMap } from '@jumpseat/booking/contracts';
import { MAX_BATCH, resumeFrom } from '@jumpseat/booking/router';
import { z } from 'zod';

const LONGEST_ID = 64;

/** What names a request on its connection; the client chooses. */
export type RequestId = z.infer<typeof RequestId>;
const RequestId = z.union([z.number(), z.string().max(LONGEST_ID)]);

/** What each answer to a request begins with. */
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

/** A request to watch a flight's seat map, or how many look at it. */
export interface WatchRequest {
  readonly type: 'watch';
  readonly path: z.infer<typeof Watch>['params']['path'];
  readonly id: RequestId;
  /** What each answer begins with. */
  readonly envelope: string;
  readonly flightId: string;
  /** The last version seen. */
  readonly after: number | undefined;
  /** The request as the router reads it. */
  readonly message: object;
}

/** A request to end another. */
export interface StopRequest {
  readonly type: 'stop';
  readonly id: RequestId;
  /** The request as the router reads it. */
  readonly message: object;
}

/** What a frame holds that may be for the live feed. */
const OURS = ['seatMap.watch', 'presence.watch', 'subscription.stop'];

/** A frame of tRPC's WebSocket protocol: the requests that may be for the live feed, and a frame of all its other messages. */
export interface Frame {
  readonly requests: readonly (WatchRequest | StopRequest)[];
  readonly rest: Buffer | undefined;
}

/** What a client sent; undefined when nothing in it is for the feed, it can't be read, or it is too much for one frame. */
export function readFrame(data: Buffer): Frame | undefined {
  if (!OURS.some((part) => data.includes(part))) return undefined;
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
    // Not JSON, or nested deeper than can be written again: the router says so.
    return undefined;
  }
}

/** A frame of messages. */
export const frameOf = (messages: unknown): Buffer => Buffer.from(JSON.stringify(messages));

function readRequest(message: unknown): WatchRequest | StopRequest | undefined {
  const stop = Stop.safeParse(message);
  if (stop.success) return { type: 'stop', id: stop.data.id, message: stop.data };
  const watch = Watch.safeParse(message);
  if (!watch.success) return undefined;
  const { id, jsonrpc, params } = watch.data;
  const { flightId, lastEventId } = params.input;
  const after = resumeFrom(params.lastEventId ?? lastEventId);
  // A jsonrpc that is undefined is left out of JSON.
  const envelope = `${JSON.stringify({ id, jsonrpc }).slice(0, -1)},"result":`;
  return { type: 'watch', path: params.path, id, envelope, flightId, after, message: watch.data };
}

export const started = ({ envelope }: WatchRequest): string => `${envelope}{"type":"started"}}`;

export const stopped = ({ envelope }: WatchRequest): string => `${envelope}{"type":"stopped"}}`;

const frames = new WeakMap<object, { result: string; byEnvelope: Map<string, Buffer> }>();

/** A message of a map as it goes over the wire, in the form that tRPC gives to `tracked`. */
export function seatMapFrame(message: SeatMapMessage, envelope: string): Buffer {
  const id = `${message.version}`;
  return sharedFrame(message, envelope, () => ({ type: 'data', id, data: { id, data: message } }));
}

/** How many look at a flight, as it goes over the wire. */
export function presenceFrame(message: Presence, envelope: string): Buffer {
  return sharedFrame(message, envelope, () => ({ type: 'data', data: message }));
}

/**
 * A message is written once, and once more for each way in which its receivers numbered their requests: clients count from 1,
 * so these are few.
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
