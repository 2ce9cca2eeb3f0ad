export {
  answersComeInTime,
  answersNeverGoBack,
  finalAnswersMatchOrders,
  newOrdersAreNamed,
  refusalsHaveCodes,
} from './answers.ts';
export { ordersAreTheirEvents } from './audit.ts';
export {
  bookedSeatsAreConfirmed,
  confirmedOrdersAreBooked,
  heldSeatsHaveLiveOrders,
  oneConfirmedOrderPerSeat,
} from './bookings.ts';
export { nothingLivesPastItsDeadline } from './deadlines.ts';
export { paymentsAgreeWithOrders } from './payments.ts';
export { bookingsHaveTheirReferences, travellersAreSeated } from './trips.ts';
export { flightVersionsCountChanges } from './versions.ts';
export {
  blocksAreTheirSeats,
  everyHistoryReplays,
  liveOrdersHaveWorkflows,
  noWorkflowIsStuck,
  ordersAreTheirWorkflows,
} from './workflows.ts';
