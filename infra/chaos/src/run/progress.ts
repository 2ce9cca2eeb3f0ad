import { say } from '@jumpseat/dev/steps';
import { describe } from '../faults/fault.ts';
import type { FaultInjector } from '../faults/fault-injector.ts';
import { type Call, finalStatusOf } from '../passengers/call.ts';
import type { Viewers } from '../passengers/viewers.ts';

const EVERY_MS = 7_000;

export class Progress {
  readonly #timer: NodeJS.Timeout;

  constructor(deps: { durationMs: number; calls: readonly Call[]; injector: FaultInjector; viewers: Viewers }) {
    const begun = Date.now();
    let counted = 0;
    const held = new Set<string>();
    const confirmed = new Set<string>();
    this.#timer = setInterval(() => {
      const { durationMs, calls, injector, viewers } = deps;
      for (; counted < calls.length; counted++) {
        const call = calls[counted];
        if (!call?.orderId || call.passenger === 'probe') continue;
        if (call.answer?.status === 'SEATS_RESERVED') held.add(call.orderId);
        if (finalStatusOf(call.answer) === 'CONFIRMED') confirmed.add(call.orderId);
      }
      const now = injector.active.map(describe).join(' + ') || 'no fault';
      const time = `${clock(Date.now() - begun)} of ${clock(durationMs)}`;
      const gaps = viewers.violations.length > 0 ? `, ${viewers.violations.length} violations on live maps` : '';
      say(
        `  ${time}  ${calls.length} requests, ${held.size} held, ${confirmed.size} confirmed, ${injector.injectedFaults.length} faults${gaps} │ ${now}`,
      );
    }, EVERY_MS);
  }

  end(): void {
    clearInterval(this.#timer);
  }
}

function clock(ms: number): string {
  const seconds = Math.floor(ms / 1_000);
  return `${Math.floor(seconds / 60)}:${`${seconds % 60}`.padStart(2, '0')}`;
}
