import type { Call } from '../../../src/passengers/call.ts';

type Period = { readonly from: number; readonly to: number };

/** A wish for seats, from its first request to its answer, over all repetitions. */
export type Hold = { readonly ms: number; readonly requests: readonly Call[] };

/** The longest of the holds under way in this time. A passenger repeats a request that was not answered. */
export function longestHold(calls: readonly Call[], during: Period): Hold {
  const asked = calls.filter(({ act, seats }) => (act === 'create' || act === 'select') && seats.length > 0);
  // The name of an order has its passenger, the passenger's turn, and the number of the order in it.
  const wishes = Map.groupBy(asked, ({ userId, seats }) => `${userId?.split('-').slice(0, 2).join('-')} ${seats}`);
  const holds = [...wishes.values()].map((requests) => ({ requests, ...periodOf(requests) }));
  const underWay = holds.filter(({ from, to }) => from <= during.to && to >= during.from);
  const [longest] = underWay.toSorted((a, b) => b.to - b.from - (a.to - a.from));
  return longest ? { ms: longest.to - longest.from, requests: longest.requests } : { ms: 0, requests: [] };
}

function periodOf(requests: readonly Call[]): Period {
  const answered = requests.filter(isAnswered).map(({ to }) => to);
  return {
    from: Math.min(...requests.map(({ from }) => from)),
    to: answered.length > 0 ? Math.min(...answered) : Math.max(...requests.map(({ to }) => to)),
  };
}

/** Whether the answer is final: anything but a wish for a repetition. */
const isAnswered = ({ answer }: Call) => answer !== null && answer.http < 500 && answer.http !== 429;
