import type { FlightView, OrderView, SeatMapView } from '@jumpseat/booking/contracts';
import type { SeatMapState } from '@jumpseat/client';
import { layoutOf, priceOfSeat, seatsOf, usualFares, usualSurcharges } from '@jumpseat/domain';
import { vi } from 'vitest';
import { OrderMemory } from '#features/selection/order-memory.ts';
import { type SelectionClient, SelectionStore } from '#features/selection/selection-store.svelte.ts';
import { fakeBrowser, fakeConnection } from '#testing/fake-browser.ts';
import { fakeWatch } from '#testing/fake-watch.ts';
import { SeatMapStore } from './seat-map-store.svelte.ts';
import { Seating } from './seating.svelte.ts';

interface Options {
  /** The id of the layout. */
  readonly aircraft?: string;
  /** Seats that others hold. */
  readonly taken?: readonly string[];
  /** Seats that others have booked. */
  readonly booked?: readonly string[];
}

/** For tests: the seats of a flight, and a server whose calls stay unanswered until the test sets an answer. */
export function aSeating({ aircraft = 'a320neo', taken = [], booked = [] }: Options = {}) {
  const layout = layoutOf(aircraft);
  const tariff = { fares: usualFares(layout), surcharges: usualSurcharges(layout) };
  const flight = { id: 'JS201', decks: layout.decks, ...tariff } as unknown as FlightView;
  const seats = seatsOf(layout).map((seat): SeatMapView['seats'][number] => ({
    code: seat.code,
    cabin: seat.cabin,
    price: priceOfSeat(tariff, seat).total,
    status: booked.includes(seat.code) ? 'BOOKED' : taken.includes(seat.code) ? 'HELD' : 'AVAILABLE',
  }));
  const map = new SeatMapStore({ flightId: flight.id, version: 1, seats });
  const selection = new SelectionStore(flight.id);
  const unanswered = () => new Promise<OrderView>(() => {});
  const create = vi.fn(unanswered);
  const selectSeats = vi.fn(unanswered);
  const cancel = vi.fn(unanswered);
  const mine = { query: async () => [] };
  const orders = { create: { mutate: create }, selectSeats: { mutate: selectSeats }, cancel: { mutate: cancel }, mine };
  const watchOrder = () => ({ subscribe: () => () => {} });
  const items = { getItem: () => null, setItem: () => {}, removeItem: () => {} };
  const { connection } = fakeConnection();
  const client = { trpc: { orders }, watchOrder, connection } as unknown as SelectionClient;
  selection.connect(client, new OrderMemory(items, flight.id), fakeBrowser().tab());

  const live = fakeWatch<SeatMapState>();
  map.watch({ watchSeatMap: live.watch }, (seats) => selection.dropTaken(seats));
  let state: SeatMapState = { version: 1, seats: Object.fromEntries(seats.map(({ code, status }) => [code, status])) };
  /** Others take these seats. */
  function othersHold(...codes: string[]) {
    const held = Object.fromEntries(codes.map((code) => [code, 'HELD' as const]));
    state = { version: state.version + 1, seats: { ...state.seats, ...held } };
    live.send(state);
  }

  return { flight, seating: new Seating(flight, map, selection), selection, create, selectSeats, cancel, othersHold };
}
