import type { Struck } from '../../faults/fault.ts';
import { type Call, finalTold } from '../../passengers/call.ts';
import type { Tables } from '../tables.ts';
import { reporter, type Violation } from '../violation.ts';

/** How long a request may wait, as docs and code say, and what a busy machine may add. */
export const ANSWER_WITHIN_MS = 15_000;
const NOISE_MS = 1_500;

/** What passengers were told last for good is how their order ended, and seats that were said are its seats. */
export function everyoneFindsWhatTheyWereTold({ orders }: Tables, calls: readonly Call[]): Violation[] {
  const violation = reporter('everyone finds what they were told');
  const rows = new Map(orders.map((row) => [row.id, row]));
  return ofOrders(calls).flatMap(([orderId, own]) => {
    const row = rows.get(orderId);
    for (const { flightId, to: at, answer } of own) {
      const about = { orderId, flightId, at };
      const exists = answer !== null && answer.http < 300;
      if (exists && !row)
        return [violation(about, `was told ${answer.status ?? answer.http}, and there is no such order`)];
      const told = finalTold(answer);
      if (!told || !row) continue;
      // The second convention says CANCELLED of a refunded order.
      const isSo = row.status === told || (row.status === 'REFUNDED' && (told === 'CONFIRMED' || told === 'CANCELLED'));
      if (!isSo)
        return [
          violation(about, `was told ${told}${answer?.code ? ` (${answer.code})` : ''}, and it is ${row.status}`),
        ];
      const seats = answer?.status === 'CONFIRMED' ? answer.seats : null;
      if (seats && seats.toSorted().join() !== row.seats.toSorted().join()) {
        return [violation(about, `was told the seats ${seats.join(', ')}, and it has ${row.seats.join(', ')}`)];
      }
    }
    return [];
  });
}

/** After a final answer, no request that begins later has another one; versions told never fall. */
export function nothingToldIsTakenBack(calls: readonly Call[]): Violation[] {
  const violation = reporter('nothing told is taken back');
  return ofOrders(calls).flatMap(([orderId, own]) => {
    const final = own.find(({ answer }) => finalTold(answer) !== undefined);
    for (const { flightId, from, to: at, answer } of own) {
      const about = { orderId, flightId, at };
      if (!answer) continue;
      const earlier = own.filter((other) => other.to < from && other.answer !== null);
      const newest = Math.max(...earlier.map((other) => other.answer?.version ?? -1));
      if (answer.version !== null && answer.version < newest) {
        return [violation(about, `was told version ${answer.version} after version ${newest}`)];
      }
      if (answer.code === 'ORDER_NOT_FOUND' && earlier.some((other) => isKnown(other))) {
        return [violation(about, `was told ORDER_NOT_FOUND after the order was known`)];
      }
      if (!final || final.to >= from) continue;
      const before = finalTold(final.answer);
      const now = finalTold(answer) ?? (answer.http < 300 ? answer.status : null);
      if (now && now !== before && now !== 'REFUNDED' && !(before === 'CONFIRMED' && now === 'CANCELLED')) {
        return [violation(about, `was told ${before}, and then ${now}`)];
      }
    }
    return [];
  });
}

/** Every request is answered within its limit, as far as its way to the API was open and the API's processes ran. */
export function answersComeInTime(calls: readonly Call[], struck: readonly Struck[]): Violation[] {
  const violation = reporter('answers come in time');
  const excusing = struck.filter(({ fault }) =>
    'pair' in fault ? fault.pair === 'client–api' : fault.kind === 'pause' && fault.process.startsWith('api'),
  );
  return calls.flatMap(({ orderId, flightId, act, from, to }) => {
    const excusedMs = excusing.reduce(
      (sum, each) => sum + Math.max(0, Math.min(to, each.to ?? to) - Math.max(from, each.from)),
      0,
    );
    const tookMs = to - from;
    if (tookMs - excusedMs <= ANSWER_WITHIN_MS + NOISE_MS) return [];
    return [
      violation({ orderId: orderId ?? undefined, flightId, at: to }, `${act} took ${(tookMs / 1_000).toFixed(1)} s`),
    ];
  });
}

/** A fault of ours is said by code; whoever should come back is told when. */
export function refusalsHaveCodes(calls: readonly Call[]): Violation[] {
  const violation = reporter('refusals have codes');
  return calls.flatMap(({ orderId, flightId, act, convention, to: at, answer }) => {
    if (!answer || answer.http < 400) return [];
    const about = { orderId: orderId ?? undefined, flightId, at };
    if (answer.code === null) return [violation(about, `${act} was answered ${answer.http} without a code`)];
    if (answer.code === 'INTERNAL') return [violation(about, `${act} was answered INTERNAL`)];
    if (answer.http === 503 && !answer.retryAfter && convention !== 'trpc')
      return [violation(about, `${act} was answered 503 without Retry-After`)];
    return [];
  });
}

/** An order with an id of its own that is refused for its seats is 201 FAILED, never a bare refusal. */
export function newOrdersAreNamed(calls: readonly Call[]): Violation[] {
  const violation = reporter('a new order that fails is named');
  return calls.flatMap(({ orderId, flightId, act, convention, to: at, answer }) => {
    if (act !== 'create' || convention !== 'api' || answer?.http !== 409) return [];
    if (answer.code === 'ORDER_EXISTS' || answer.code === 'FLIGHT_CLOSED') return [];
    return [
      violation(
        { orderId: orderId ?? undefined, flightId, at },
        `create was answered 409 ${answer.code} without an order`,
      ),
    ];
  });
}

const isKnown = ({ answer }: Call) => answer !== null && (answer.http < 300 || answer.code === 'ORDER_EXISTS');

function ofOrders(calls: readonly Call[]): [string, Call[]][] {
  const byOrder = Map.groupBy(calls, ({ orderId }) => orderId ?? '');
  byOrder.delete('');
  return [...byOrder].map(([orderId, own]) => [orderId, own.toSorted((a, b) => a.to - b.to)]);
}
