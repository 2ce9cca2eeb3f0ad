import type { SeatMapView, SeatStatus } from '@jumpseat/booking/contracts';
import type { SeatMapState } from '@jumpseat/client';
import { euros } from '@jumpseat/domain';
import { SvelteSet } from 'svelte/reactivity';
import type { SeatLook } from '#features/seat-map/seat-look.ts';
import { SeatMapStore } from '#features/seat-map/seat-map-store.svelte.ts';
import type { Seating } from '#features/seat-map/seating.svelte.ts';
import { fakeWatch } from '#testing/fake-watch.ts';

const LOOKS: Readonly<Record<SeatStatus, SeatLook>> = { AVAILABLE: 'available', HELD: 'held', BOOKED: 'booked' };
const PRICE = euros(9_600);

/** For tests: a flight of these seats, whose live map the test changes. The passenger gets each seat at once. */
export function aWatchedFlight(statuses: Readonly<Record<string, SeatStatus>>) {
  const seats = Object.entries(statuses).map(([code, status]): SeatMapView['seats'][number] => ({
    code,
    cabin: 'economy',
    price: PRICE,
    status,
  }));
  const map = new SeatMapStore({ flightId: 'JS201', version: 1, seats });
  const server = fakeWatch<SeatMapState>();
  map.watch({ watchSeatMap: server.watch });
  let state: SeatMapState = { version: 1, seats: { ...statuses } };
  /** Others hold, book or release these seats. */
  function others(status: SeatStatus, ...codes: string[]) {
    const changed = Object.fromEntries(codes.map((code) => [code, status]));
    state = { version: state.version + 1, seats: { ...state.seats, ...changed } };
    server.send(state);
  }

  const chosen = new SvelteSet<string>();
  function hold(codes: readonly string[]) {
    chosen.clear();
    for (const code of codes) chosen.add(code);
  }
  const seating = {
    seats: new Map(Object.keys(statuses).map((code) => [code, { code }])),
    lookOf: (code: string) => (chosen.has(code) ? 'mine' : LOOKS[map.statusOf(code) ?? 'BOOKED']),
    lineOf: () => ({ total: PRICE }),
    chosen,
    missing: 0,
    hold,
    take: (code: string) => void chosen.add(code),
  } as unknown as Seating;
  return { seating, others, chosen };
}
