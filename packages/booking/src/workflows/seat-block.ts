import { isSeatCommand, refusal, type SeatCode, type SeatCommand, type SeatOutcome } from '@jumpseat/domain';
import {
  allHandlersFinished,
  condition,
  continueAsNew,
  defineQuery,
  defineSignal,
  defineUpdate,
  setHandler,
} from '@temporalio/workflow';
import {
  type AdoptArgs,
  type ApplyArgs,
  type ApplyResult,
  MESSAGE,
  type SeatBlockInput,
  type SeatBlockReport,
  type SeatCommandSignal,
  type SeatDecision,
} from '../contracts/temporal.ts';
import { refuseIf } from './refusals.ts';
import { SeatBlockKeeper } from './seat-block-keeper.ts';

export const apply = defineUpdate<ApplyResult, ApplyArgs>(MESSAGE.block.apply);
export const decide = defineUpdate<SeatDecision, ApplyArgs>(MESSAGE.block.decide);
export const adopt = defineUpdate<SeatDecision, AdoptArgs>(MESSAGE.block.adopt);
export const show = defineUpdate<SeatDecision, [readonly SeatCode[]]>(MESSAGE.block.show);
export const clear = defineUpdate<void>(MESSAGE.block.clear);
export const cmd = defineSignal<[SeatCommandSignal]>(MESSAGE.block.cmd);
export const getState = defineQuery<SeatBlockReport>(MESSAGE.block.getState);

/**
 * The single writer for the seats of one block: it alone decides who holds and who has booked them. Runs until the flight has departed.
 *
 * Handlers decide at once and issue no command; the keeper's one loop issues all of them, timers and writes.
 */
export async function seatBlock(input: SeatBlockInput): Promise<void> {
  const keeper = new SeatBlockKeeper(input);
  setHandler(apply, (commands) => keeper.apply(commands), { validator: refuseMalformed });
  setHandler(decide, (commands) => keeper.decide(commands), { validator: refuseMalformed });
  setHandler(adopt, (...found) => keeper.adopt(...found), { validator: refuseMalformedAdoption });
  setHandler(show, (seats) => keeper.show(seats), { validator: refuseMalformedSeats });
  setHandler(clear, () => keeper.clear());
  setHandler(cmd, (signal) => keeper.applySignal(signal));
  setHandler(getState, () => keeper.report());

  const next = await keeper.run();
  if (next) await continueAsNew<typeof seatBlock>(next);
  await condition(allHandlersFinished);
}

function refuseMalformedAdoption(
  commands: readonly SeatCommand[],
  outcomes: readonly SeatOutcome[],
  bookings: AdoptArgs[2],
): void {
  const valid =
    Array.isArray(commands) &&
    commands.every(isSeatCommand) &&
    Array.isArray(outcomes) &&
    outcomes.length === commands.length &&
    outcomes.every((outcome) => typeof outcome?.granted === 'boolean') &&
    Array.isArray(bookings) &&
    bookings.every((booking) => typeof booking?.seat === 'string' && typeof booking?.orderId === 'string');
  refuseIf(valid ? undefined : refusal('BAD_INPUT', { detail: 'not an outcome for each command, and bookings' }));
}

function refuseMalformedSeats(seats: readonly SeatCode[]): void {
  const valid = Array.isArray(seats) && seats.every((seat) => typeof seat === 'string');
  refuseIf(valid ? undefined : refusal('BAD_INPUT', { detail: 'not a list of seats' }));
}

function refuseMalformed(commands: readonly SeatCommand[]): void {
  const valid = Array.isArray(commands) && commands.length > 0 && commands.every(isSeatCommand);
  refuseIf(valid ? undefined : refusal('BAD_INPUT', { detail: 'not a list of seat commands' }));
}
