import { type ParseArgsConfig, parseArgs } from 'node:util';
import { SetupError } from '@jumpseat/dev/failure';

type Options = NonNullable<ParseArgsConfig['options']>;

/** @throws {SetupError} with what is wrong with the flags of `command`, and how its help is asked for */
export function parseFlags<O extends Options>(command: string, args: readonly string[], options: O) {
  try {
    // pnpm passes on the -- that npm wants before flags.
    return parseArgs({ args: args[0] === '--' ? args.slice(1) : [...args], options }).values;
  } catch (error) {
    throw refuseFlag(command, error instanceof Error ? error.message : String(error));
  }
}

/** The number that a flag was given, if it was: above 0 and at the most `most`. */
export function positive(
  command: string,
  flag: string,
  given: string | undefined,
  most: number,
  fits = Number.isFinite,
): number | undefined {
  if (given === undefined) return undefined;
  const value = Number(given);
  if (fits(value) && value > 0 && value <= most) return value;
  throw refuseFlag(command, `--${flag} can't be "${given}": it takes a number up to ${most}`);
}

/** The one of `known` that a flag names. */
export function choice<T extends string>(command: string, flag: string, given: string, known: readonly T[]): T {
  const found = known.find((each) => each === given.trim());
  if (found === undefined) throw refuseFlag(command, `--${flag} knows no "${given}": it takes ${known.join(', ')}`);
  return found;
}

export const refuseFlag = (command: string, message: string) => new SetupError(`${message}\nSee: ${command} --help`);
