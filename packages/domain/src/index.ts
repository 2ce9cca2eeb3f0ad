export * from './errors.ts';
export * from './flight/aircraft.ts';
export * from './flight/airports.ts';
export * from './flight/build-layout.ts';
export * from './flight/cabins.ts';
export * from './flight/fares.ts';
export * from './flight/flight.ts';
export * from './flight/layout.ts';
export * from './flight/layouts.ts';
export * from './flight/selection.ts';
export * from './flight/traits.ts';
export * from './instant.ts';
export * from './local-time.ts';
export * from './money.ts';
export * from './order/decide.ts';
export * from './order/intent.ts';
export * from './order/order.ts';
export * from './order/policy.ts';
export * from './order/transition.ts';
export * from './order/unpaid.ts';
export * from './party/party.ts';
export * from './party/seat-rules.ts';
export * from './payment/payment.ts';
export * from './picker/proposal.ts';
export * from './picker/propose-seats.ts';
export * from './seat-block/command.ts';
export * from './seat-block/seat-block.ts';
export {
  adopt as adoptBookings,
  apply as applySeatCommand,
  clear as clearSeats,
  lapse as lapseLeases,
  refuseTaken,
  type Step as SeatBlockStep,
} from './seat-block/transition.ts';
