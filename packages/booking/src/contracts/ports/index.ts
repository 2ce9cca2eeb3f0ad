export type * from './flights.ts';
export type * from './idempotency.ts';
export type * from './live-feed.ts';
export type * from './node-news.ts';
export type * from './orders.ts';
export type * from './trip-papers.ts';
export type * from './trips.ts';
