export * from './activities.ts';
export * from './inputs.ts';
export * from './order-view.ts';
export * from './temporal.ts';
export * from './views.ts';
