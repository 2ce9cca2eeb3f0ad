export { ordersAreTheirEvents } from './audit.ts';
export {
  bookedSeatsAreConfirmed,
  confirmedOrdersAreBooked,
  heldSeatsHaveLiveOrders,
  oneConfirmedOrderPerSeat,
} from './bookings.ts';
export { nothingLivesPastItsDeadline } from './deadlines.ts';
export { paymentsAgreeWithOrders } from './payments.ts';
export {
  answersComeInTime,
  everyoneFindsWhatTheyWereTold,
  newOrdersAreNamed,
  nothingToldIsTakenBack,
  refusalsHaveCodes,
} from './told.ts';
export { flightVersionsCountChanges } from './versions.ts';
export {
  blocksAreTheirSeats,
  everyHistoryReplays,
  liveOrdersHaveWorkflows,
  noWorkflowIsStuck,
  ordersAreTheirWorkflows,
} from './workflows.ts';
