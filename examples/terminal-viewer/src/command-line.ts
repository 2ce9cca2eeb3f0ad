import { parseArgs } from 'node:util';

export const HELP = `Draws the live seat map of a flight.

  jumpseat-viewer [flight] [--url <address>]

  flight         id of the flight (FL123)
  --url          address of Jumpseat (http://localhost:8080)
  -h, --help     print this text

Ctrl-C stops it. In a pipe it prints the map once, then a line for each change. NO_COLOR=1 turns colours off.
`;

/** The parsed arguments. */
export interface Command {
  readonly flightId: string;
  readonly url: string;
  readonly help: boolean;
}

/**
 * Parses the arguments.
 *
 * @throws {Error} naming the invalid argument
 */
export function readCommand(args: readonly string[]): Command {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { url: { type: 'string', default: 'http://localhost:8080' }, help: { type: 'boolean', short: 'h' } },
  });
  const [flightId = 'FL123', ...others] = positionals;
  if (others.length > 0) throw new Error(`Expected a single flight, not ${positionals.join(', ')}`);
  const url = URL.parse(values.url);
  if (!url || !/^https?:$/.test(url.protocol)) throw new Error(`--url expects a web address, not ${values.url}`);
  return { flightId, url: url.href.replace(/\/$/, ''), help: values.help ?? false };
}
