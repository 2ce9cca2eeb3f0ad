import { type SeatMapMessage, WatchSeatMap } from '@jumpseat/booking/contracts';
import { resumeFrom } from '@jumpseat/booking/router';
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
    path: z.literal('seatMap.watch'),
    input: WatchSeatMap,
    lastEventId: z.string().optional(),
  }),
});

/** A request to watch a seat map. */
export interface WatchRequest {
  readonly id: RequestId;
  /** What each answer begins with. */
  readonly envelope: string;
  readonly flightId: string;
  /** The last version seen. */
  readonly after: number | undefined;
}

/** The request to watch a seat map in a message of tRPC's WebSocket protocol; undefined for every other message. */
export function readWatch(message: unknown): WatchRequest | undefined {
  const read = Watch.safeParse(message);
  if (!read.success) return undefined;
  const { id, jsonrpc, params } = read.data;
  const { flightId, lastEventId } = params.input;
  const after = resumeFrom(params.lastEventId ?? lastEventId);
  // Undefined is left out of JSON.
  return { id, envelope: `${JSON.stringify({ id, jsonrpc }).slice(0, -1)},"result":`, flightId, after };
}

/** The request that a message asks to end; undefined for every other message. */
export function readStop(message: unknown): RequestId | undefined {
  const read = Stop.safeParse(message);
  return read.success ? read.data.id : undefined;
}

export const started = ({ envelope }: WatchRequest): string => `${envelope}{"type":"started"}}`;

export const stopped = ({ envelope }: WatchRequest): string => `${envelope}{"type":"stopped"}}`;

const frames = new WeakMap<SeatMapMessage, { result: string; byEnvelope: Map<string, Buffer> }>();

/**
 * A message of a map as it goes over the wire, in the form that tRPC gives to `tracked`. It is written once, and once more
 * for each way in which its receivers numbered their requests: clients count from 1, so these are few.
 */
export function seatMapFrame(message: SeatMapMessage, envelope: string): Buffer {
  let known = frames.get(message);
  if (!known) {
    const id = `${message.version}`;
    known = { result: JSON.stringify({ type: 'data', id, data: { id, data: message } }), byEnvelope: new Map() };
    frames.set(message, known);
  }
  let frame = known.byEnvelope.get(envelope);
  if (!frame) {
    frame = Buffer.from(`${envelope}${known.result}}`);
    known.byEnvelope.set(envelope, frame);
  }
  return frame;
}
