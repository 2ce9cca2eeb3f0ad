export * from './activities.ts';
export * from './aircraft.ts';
export * from './deck-view.ts';
export * from './flight-view.ts';
export * from './inputs.ts';
export * from './order-view.ts';
export * from './temporal.ts';
export * from './views.ts';
