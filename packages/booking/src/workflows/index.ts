export { deliverMail } from './deliver-mail.ts';
export { housekeeping } from './housekeeping.ts';
export * from './order.ts';
export { resetFlight } from './reset-flight.ts';
export * from './seat-block.ts';
