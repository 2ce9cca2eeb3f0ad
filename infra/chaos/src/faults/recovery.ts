import type { Call } from '../passengers/call.ts';
import { type Fault, type InjectedFault, kindOf } from './fault.ts';

/** How long it took until a seat was held again after a fault. */
export interface Recovery {
  readonly kind: string;
  /** Null if no seat was held again. */
  readonly ms: number | null;
  /** Whether no other fault struck until then. */
  readonly alone: boolean;
}

/** Processes with numbers have replicas, which can take over. */
const hasReplica = (fault: Fault) => 'process' in fault && /-\d+$/.test(fault.process);

/**
 * Measures the time from each fault to the next hold that a probe was granted. The time counts from the strike if a
 * replica can take over, else from the end of the fault.
 *
 * @param probes requests of the probe, which holds one seat after another
 */
export function recoveries(injectedFaults: readonly InjectedFault[], probes: readonly Call[]): Recovery[] {
  const granted = probes.filter(({ answer }) => answer?.status === 'SEATS_RESERVED').toSorted((a, b) => a.to - b.to);
  return injectedFaults.flatMap((each) => {
    const { fault, from, to } = each;
    if (to === null) return [];
    const kind = kindOf(fault);
    const since = hasReplica(fault) ? from : to;
    const next = granted.find((call) => call.from >= from && call.to >= since);
    const until = next?.to ?? Number.POSITIVE_INFINITY;
    const alone = injectedFaults.every((other) => other === each || (other.to ?? until) < from || other.from > until);
    return [{ kind, ms: next ? next.to - since : null, alone }];
  });
}
