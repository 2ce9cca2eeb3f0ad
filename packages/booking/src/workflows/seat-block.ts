import { isSeatCommand, refusal, type SeatCode, type SeatCommand, type SeatOutcome } from '@jumpseat/domain';
import {
  allHandlersFinished,
  condition,
  continueAsNew,
  defineQuery,
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
  type SeatDecision,
} from '../contracts/temporal.ts';
import { handleSeatBlockSignals } from './compatibility-signals.ts';
import { refuseIf } from './refusals.ts';
import { SeatBlockLoop } from './seat-block-loop.ts';

export const apply = defineUpdate<ApplyResult, ApplyArgs>(MESSAGE.block.apply);
export const decide = defineUpdate<SeatDecision, ApplyArgs>(MESSAGE.block.decide);
export const adopt = defineUpdate<SeatDecision, AdoptArgs>(MESSAGE.block.adopt);
export const show = defineUpdate<SeatDecision, [readonly SeatCode[]]>(MESSAGE.block.show);
export const clear = defineUpdate<void>(MESSAGE.block.clear);
export const getState = defineQuery<SeatBlockReport>(MESSAGE.block.getState);

/**
 * The single writer for the seats of one block: only it decides which order holds or books them. Runs until the flight
 * departs.
 *
 * Handlers decide at once and issue no command. The block's loop issues all of them: timers and writes.
 */
export async function seatBlock(input: SeatBlockInput): Promise<void> {
  const loop = new SeatBlockLoop(input);
  setHandler(apply, (commands) => loop.apply(commands), { validator: refuseMalformed });
  setHandler(decide, (commands) => loop.decide(commands), { validator: refuseMalformed });
  setHandler(adopt, (...found) => loop.adopt(...found), { validator: refuseMalformedAdoption });
  setHandler(show, (seats) => loop.show(seats), { validator: refuseMalformedSeats });
  setHandler(clear, () => loop.clear());
  handleSeatBlockSignals(loop);
  setHandler(getState, () => loop.report());

  const next = await loop.run();
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
  refuseIf(valid ? undefined : refusal('BAD_INPUT', { detail: 'expected one outcome for each command, and bookings' }));
}

function refuseMalformedSeats(seats: readonly SeatCode[]): void {
  const valid = Array.isArray(seats) && seats.every((seat) => typeof seat === 'string');
  refuseIf(valid ? undefined : refusal('BAD_INPUT', { detail: 'expected a list of seats' }));
}

function refuseMalformed(commands: readonly SeatCommand[]): void {
  const valid = Array.isArray(commands) && commands.length > 0 && commands.every(isSeatCommand);
  refuseIf(valid ? undefined : refusal('BAD_INPUT', { detail: 'expected a list of seat commands' }));
}
