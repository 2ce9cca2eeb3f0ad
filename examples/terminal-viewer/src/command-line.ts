import { parseArgs } from 'node:util';

export const HELP = `Draws the live seat map of a flight.

  jumpseat-viewer [flight] [--url <address>]

  flight         which flight to watch (FL123)
  --url          where Jumpseat is (http://localhost:8080)
  -h, --help     this text

Ctrl-C ends it. In a pipe it prints the map once, then a line for each change. NO_COLOR=1 draws without colours.
`;

/** What was asked for. */
export interface Command {
  readonly flightId: string;
  readonly url: string;
  readonly help: boolean;
}

/** Reads the arguments; throws an Error that says what is wrong with them. */
export function readCommand(args: readonly string[]): Command {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { url: { type: 'string', default: 'http://localhost:8080' }, help: { type: 'boolean', short: 'h' } },
  });
  const [flightId = 'FL123', ...others] = positionals;
  if (others.length > 0) throw new Error(`One flight at a time, please: ${positionals.join(', ')}`);
  const url = URL.parse(values.url);
  if (!url || !/^https?:$/.test(url.protocol)) throw new Error(`--url takes a web address, not ${values.url}`);
  return { flightId, url: url.href.replace(/\/$/, ''), help: values.help ?? false };
}
