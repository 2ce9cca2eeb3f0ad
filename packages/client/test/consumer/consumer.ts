// Compiled in a project with nothing but the packed client. Each expected error must be one.
import {
  type AppRouter,
  CallError,
  createJumpseatClient,
  type ErrorCode,
  type FlightView,
  type OrderView,
  type SeatMapState,
  type SeatStatus,
  seatMapStateOf,
  toCallError,
  type Watched,
  type WatchState,
} from '@jumpseat/client';

class OtherWebSocket {
  static readonly OPEN = 1;
  readonly readyState = 1;
  send(_: string | Uint8Array): void {}
  close(_?: number): void {}
}

export async function book(url: string, signal: AbortSignal): Promise<OrderView> {
  const client = createJumpseatClient({ url, WebSocket: OtherWebSocket });
  const flight: FlightView = await client.trpc.flights.byId.query({ flightId: 'FL123' }, { signal });
  const price: number | undefined = flight.fares.economy?.amount;
  // @ts-expect-error the parameter is flightId
  await client.trpc.flights.byId.query({ id: 'FL123' });
  // @ts-expect-error there is no such call
  await client.trpc.flights.remove.mutate({ flightId: 'FL123' });

  const from: SeatMapState = seatMapStateOf(await client.trpc.seatMap.get.query({ flightId: 'FL123' }));
  const map: Watched<SeatMapState> = client.watchSeatMap('FL123', { signal, from });
  for await (const { version, seats } of map) {
    const status: SeatStatus | undefined = seats.A1;
    // @ts-expect-error REST says RESERVED, this says HELD
    if (status === 'RESERVED') break;
    // @ts-expect-error the map is immutable
    seats.A1 = 'HELD';
    if (version > 3) break;
  }
  const stop: () => void = map.subscribe((state: WatchState<SeatMapState>) => {
    if (state.status === 'live') return state.value.version;
    if (state.status === 'failed') return state.error.advice;
    // @ts-expect-error a loading watch has no value
    return state.value.version;
  });
  stop();

  const order = await client.trpc.orders.create.mutate({ flightId: flight.id, seats: ['A1'] });
  for await (const { status, total } of client.watchOrder(order.orderId)) {
    if (status === 'CONFIRMED' && total && total.amount === price) break;
  }
  await client.close();
  return order;
}

export function explain(thrown: unknown): ErrorCode {
  const error: CallError = toCallError(thrown);
  // @ts-expect-error the list of codes is closed
  if (error.code === 'NO_SUCH_CODE') return error.code;
  return error instanceof CallError && error.seats?.length ? 'SEAT_HELD' : error.code;
}

export type Router = AppRouter;
