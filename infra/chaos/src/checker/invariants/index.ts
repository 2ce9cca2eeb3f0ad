export {
  answersComeInTime,
  answersNeverGoBack,
  finalAnswersMatchOrders,
  newOrdersAreNamed,
  refusalsHaveCodes,
} from './answers.ts';
export {
  bookedSeatsAreConfirmed,
  confirmedOrdersAreBooked,
  heldSeatsHaveLiveOrders,
  oneConfirmedOrderPerSeat,
} from './bookings.ts';
export { nothingLivesPastItsDeadline } from './deadlines.ts';
export { bookingsHaveTheirMails, mailsEnd } from './mails.ts';
export { ordersAreTheirEvents } from './order-events.ts';
export { paymentsAgreeWithOrders } from './payments.ts';
export { receiptsAddUp } from './receipts.ts';
export { mailsComeAgainOnlyAfterFaults, sentMailsArrive, ticketsNameTheirSeats } from './received-mails.ts';
export { bookingsHaveTheirReferences, travellersAreSeated } from './trips.ts';
export { flightVersionsCountChanges } from './versions.ts';
export {
  blocksAreTheirSeats,
  everyHistoryReplays,
  liveOrdersHaveWorkflows,
  noWorkflowIsStuck,
  ordersAreTheirWorkflows,
} from './workflows.ts';
