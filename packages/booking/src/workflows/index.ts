export { deliverMail } from './deliver-mail.ts';
export { keepHouse } from './keep-house.ts';
export * from './order.ts';
export { resetFlight } from './reset-flight.ts';
export * from './seat-block.ts';
