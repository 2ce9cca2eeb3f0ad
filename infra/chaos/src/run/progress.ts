import { say } from '@jumpseat/dev/steps';
import { describe } from '../faults/fault.ts';
import type { Striker } from '../faults/striker.ts';
import type { Call } from '../passengers/call.ts';
import { finalTold } from '../passengers/call.ts';
import type { Watchers } from '../passengers/watchers.ts';

const EVERY_MS = 7_000;

/** Says every few seconds how it goes. */
export class Progress {
  readonly #timer: NodeJS.Timeout;

  constructor(deps: { durationMs: number; calls: readonly Call[]; striker: Striker; watchers: Watchers }) {
    const begun = Date.now();
    let counted = 0;
    const [held, confirmed] = [new Set<string>(), new Set<string>()];
    this.#timer = setInterval(() => {
      const { durationMs, calls, striker, watchers } = deps;
      for (; counted < calls.length; counted++) {
        const call = calls[counted];
        if (!call?.orderId || call.passenger === 'probe') continue;
        if (call.answer?.status === 'SEATS_RESERVED') held.add(call.orderId);
        if (finalTold(call.answer) === 'CONFIRMED') confirmed.add(call.orderId);
      }
      const now = striker.active.map(describe).join(' + ') || 'no fault';
      const time = `${clock(Date.now() - begun)} of ${clock(durationMs)}`;
      const objections = watchers.objections.length > 0 ? `, ${watchers.objections.length} objections of viewers` : '';
      say(
        `  ${time}  ${calls.length} requests, ${held.size} held, ${confirmed.size} confirmed, ${striker.struck.length} faults${objections} │ ${now}`,
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
