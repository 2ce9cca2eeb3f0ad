import type { InjectedFault } from '../../faults/fault.ts';
import { type Call, finalStatusOf } from '../../passengers/call.ts';
import type { Tables } from '../tables.ts';
import { reporter, type Violation } from '../violation.ts';

/** The deadline of every request. */
const ANSWER_WITHIN_MS = 15_000;
/** How much later than its deadline a response may come, unless the run allows more. */
const TOLERANCE_MS = 1_500;

/** The final status and the seats in an answer are those of the order. */
export function finalAnswersMatchOrders({ orders }: Tables, calls: readonly Call[]): Violation[] {
  const violation = reporter('everyone finds what they were told');
  const rows = new Map(orders.map((row) => [row.id, row]));
  return ofOrders(calls).flatMap(([orderId, own]) => {
    const row = rows.get(orderId);
    for (const { flightId, to: at, answer } of own) {
      const about = { orderId, flightId, at };
      const exists = answer !== null && answer.http < 300;
      if (exists && !row)
        return [violation(about, `was told ${answer.status ?? answer.http}, but there is no such order`)];
      const told = finalStatusOf(answer);
      if (!told || !row) continue;
      // The second REST convention shows a refunded order as CANCELLED.
      const matches =
        row.status === told || (row.status === 'REFUNDED' && (told === 'CONFIRMED' || told === 'CANCELLED'));
      if (!matches)
        return [
          violation(about, `was told ${told}${answer?.code ? ` (${answer.code})` : ''}, but it is ${row.status}`),
        ];
      const seats = answer?.status === 'CONFIRMED' ? answer.seats : null;
      if (seats && seats.toSorted().join() !== row.seats.toSorted().join()) {
        return [violation(about, `was told the seats ${seats.join(', ')}, but it has ${row.seats.join(', ')}`)];
      }
    }
    return [];
  });
}

/** After a final status, no later request gets another one. Versions never go back. */
export function answersNeverGoBack(calls: readonly Call[]): Violation[] {
  const violation = reporter('nothing told is taken back');
  return ofOrders(calls).flatMap(([orderId, own]) => {
    const final = own.find(({ answer }) => finalStatusOf(answer) !== undefined);
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
      const before = finalStatusOf(final.answer);
      const now = finalStatusOf(answer) ?? (answer.http < 300 ? answer.status : null);
      if (now && now !== before && now !== 'REFUNDED' && !(before === 'CONFIRMED' && now === 'CANCELLED')) {
        return [violation(about, `was told ${before}, and then ${now}`)];
      }
    }
    return [];
  });
}

/** Every request is answered by its deadline. Faults of the API, its proxy, or between client and API excuse a delay. */
export function answersComeInTime(
  calls: readonly Call[],
  injectedFaults: readonly InjectedFault[],
  toleranceMs: number = TOLERANCE_MS,
): Violation[] {
  const violation = reporter('answers come in time');
  const excusing = injectedFaults.filter(({ fault }) =>
    'connection' in fault
      ? fault.connection === 'client–api'
      : fault.kind === 'pause' && /^(api|proxy)/.test(fault.process),
  );
  return calls.flatMap(({ orderId, flightId, act, from, to }) => {
    const excusedMs = excusing.reduce(
      (sum, each) => sum + Math.max(0, Math.min(to, each.to ?? to) - Math.max(from, each.from)),
      0,
    );
    const tookMs = to - from;
    if (tookMs - excusedMs <= ANSWER_WITHIN_MS + toleranceMs) return [];
    return [
      violation({ orderId: orderId ?? undefined, flightId, at: to }, `${act} took ${(tookMs / 1_000).toFixed(1)} s`),
    ];
  });
}

/** Refusals have a code other than INTERNAL, and a 503 has a Retry-After header. */
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

/** A new order whose seats are refused is answered as 201 with status FAILED and its id, never as a bare refusal. */
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
