export { connect, type Database } from './connect.ts';
export { type Feed, type FeedHandlers, listen } from './feed/listen.ts';
export type { OrderNews, SeatNews } from './feed/news.ts';
export { createFlightStore, type FlightStore } from './flights/index.ts';
export type { SeatAt } from './flights/seat-map.ts';
export { migrate } from './migrate.ts';
export { createOrderStore, type OrderStore } from './orders/index.ts';
export { createSeatStore } from './seats/index.ts';
export { seed } from './seed/seed.ts';
