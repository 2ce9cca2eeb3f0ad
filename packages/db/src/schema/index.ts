export * from './bookings.ts';
export * from './flights.ts';
export * from './order-events.ts';
export * from './orders.ts';
export * from './payments.ts';
export * from './seat-blocks.ts';
export * from './seats.ts';
export * from './tries.ts';
