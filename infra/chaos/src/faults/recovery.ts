import type { Call } from '../passengers/call.ts';
import { kindOf, type Struck } from './fault.ts';

/** How long it took until a seat could be held again. */
export interface Recovery {
  readonly kind: string;
  readonly ms: number | null;
  /** No other fault struck until then. */
  readonly alone: boolean;
}

/** Seats can be held by another process while one is away: their time counts from the strike, that of all others from the repair. */
const HAS_A_TWIN = /^(kill|stop|pause) (api|worker)$/;

/**
 * The time from each fault to the next hold that a probe was granted: from the strike where a twin can go on, else from when the part is back.
 *
 * @param probes requests of a probe that holds one seat after another
 */
export function recoveries(struck: readonly Struck[], probes: readonly Call[]): Recovery[] {
  const granted = probes.filter(({ answer }) => answer?.status === 'SEATS_RESERVED').toSorted((a, b) => a.to - b.to);
  return struck.flatMap((each) => {
    const { fault, from, to } = each;
    if (to === null) return [];
    const kind = kindOf(fault);
    const since = HAS_A_TWIN.test(kind) ? from : to;
    const next = granted.find((call) => call.from >= from && call.to >= since);
    const until = next?.to ?? Number.POSITIVE_INFINITY;
    const alone = struck.every((other) => other === each || (other.to ?? until) < from || other.from > until);
    return [{ kind, ms: next ? next.to - since : null, alone }];
  });
}
