import { type ParseArgsConfig, parseArgs } from 'node:util';
import { SetupError } from '@jumpseat/dev/failure';

/** Reads the values of a flag. Throws what is wrong with them; the flag's name is the start of the sentence. */
type Reader<T> = (given: readonly string[]) => T;
type Flags<R> = { readonly [Name in keyof R]?: R[Name] extends Reader<infer T> ? T : never };

/** @throws {SetupError} with the flag that is wrong, and the command that shows the help */
export function readFlags<R extends Readonly<Record<string, Reader<unknown>>>>(
  command: string,
  args: readonly string[],
  readers: R,
): Flags<R> & { readonly help: boolean } {
  const options: NonNullable<ParseArgsConfig['options']> = { help: { type: 'boolean', short: 'h' } };
  for (const name of Object.keys(readers)) options[name] = { type: 'string', multiple: true };
  let flag = '';
  try {
    // pnpm passes on the -- that npm wants before flags.
    const own = args[0] === '--' ? args.slice(1) : [...args];
    const { values } = parseArgs({ args: own, options });
    const flags: Record<string, unknown> = { help: values.help === true };
    for (const [name, read] of Object.entries(readers)) {
      const given = values[name];
      flag = `--${name} `;
      if (Array.isArray(given)) flags[name] = read(given.map(String));
    }
    return flags as Flags<R> & { help: boolean };
  } catch (error) {
    throw new SetupError(`${flag}${error instanceof Error ? error.message : error}\nSee: ${command} --help`);
  }
}

export const text: Reader<string> = (given) => given.at(-1) ?? '';

export const oneOf =
  <T extends string>(known: readonly T[]): Reader<T> =>
  (given) => {
    const found = known.find((each) => each === text(given).trim());
    if (found === undefined) throw new RangeError(`knows no "${text(given)}": it takes ${known.join(', ')}`);
    return found;
  };

/** A number above 0. */
export const number =
  (most: number, fits = Number.isFinite): Reader<number> =>
  (given) => {
    const value = Number(text(given));
    if (fits(value) && value > 0 && value <= most) return value;
    throw new RangeError(`can't be "${text(given)}": it takes a number up to ${most}`);
  };

export const whole = (most: number): Reader<number> => number(most, Number.isInteger);

/** Values with commas between them. */
export const list =
  <T>(read: Reader<T>): Reader<T[]> =>
  (given) =>
    text(given)
      .split(',')
      .map((value) => read([value]));
