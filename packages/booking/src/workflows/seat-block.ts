import {
  departed,
  forgetSilentOrders,
  isSeatCommand,
  refusal,
  type SeatCommand,
  type SeatOutcome,
} from '@jumpseat/domain';
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
  type ApplyArgs,
  type ApplyResult,
  MESSAGE,
  type SeatBlockInput,
  type SeatBlockReport,
  type SeatCommandSignal,
  type SeatDecision,
  type WriteArgs,
} from '../contracts/temporal.ts';
import { refuseIf } from './refusals.ts';
import { SeatBlockKeeper } from './seat-block-keeper.ts';

export const apply = defineUpdate<ApplyResult, ApplyArgs>(MESSAGE.block.apply);
export const decide = defineUpdate<SeatDecision, ApplyArgs>(MESSAGE.block.decide);
export const write = defineUpdate<ApplyResult, WriteArgs>(MESSAGE.block.write);
export const clear = defineUpdate<void>(MESSAGE.block.clear);
export const cmd = defineSignal<[SeatCommandSignal]>(MESSAGE.block.cmd);
export const getState = defineQuery<SeatBlockReport>(MESSAGE.block.getState);

/** An order that has been silent for so long has ended: the longest a retry of one of its commands could still be on its way. */
const SILENT_MS = 2 * 60 * 60 * 1_000;

/**
 * The single writer for the seats of one block: it alone decides who holds and who has booked them.
 * Runs until the flight has departed.
 */
export async function seatBlock(input: SeatBlockInput): Promise<void> {
  const keeper = new SeatBlockKeeper(input);
  setHandler(apply, (commands) => keeper.apply(commands), { validator: refuseMalformed });
  setHandler(decide, (commands) => keeper.decide(commands), { validator: refuseMalformed });
  setHandler(write, (...granted) => keeper.write(...granted), { validator: refuseMalformedWrite });
  setHandler(clear, () => keeper.clear());
  setHandler(cmd, (signal) => keeper.applySignal(signal));
  setHandler(getState, () => keeper.report());

  await keeper.load();
  while (!departed(input.flight, Date.now())) {
    keeper.setAlarm();
    await condition(() => keeper.hasLapsed() || keeper.needsAlarm() || keeper.canContinueAsNew());
    await keeper.lapse(Date.now());
    if (keeper.canContinueAsNew()) {
      const carried = forgetSilentOrders(keeper.block, Date.now() - SILENT_MS);
      await continueAsNew<typeof seatBlock>({ ...input, carried });
    }
  }

  await keeper.lapse(Number.POSITIVE_INFINITY);
  await condition(allHandlersFinished);
}

function refuseMalformedWrite(commands: readonly SeatCommand[], outcomes: readonly SeatOutcome[]): void {
  refuseMalformed(commands);
  const valid =
    Array.isArray(outcomes) &&
    outcomes.length === commands.length &&
    outcomes.every((outcome) => typeof outcome?.granted === 'boolean');
  refuseIf(valid ? undefined : refusal('BAD_INPUT', { detail: 'not an outcome for each command' }));
}

function refuseMalformed(commands: readonly SeatCommand[]): void {
  const valid = Array.isArray(commands) && commands.length > 0 && commands.every(isSeatCommand);
  refuseIf(valid ? undefined : refusal('BAD_INPUT', { detail: 'not a list of seat commands' }));
}
