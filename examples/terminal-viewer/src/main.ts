#!/usr/bin/env node
import { styleText } from 'node:util';
import { createJumpseatClient, toCallError } from '@jumpseat/client';
import { HELP, readCommand } from './command-line.ts';
import { type Display, inLines, onScreen } from './displays.ts';
import type { Paint } from './seat-looks.ts';

/** Adds colours if the terminal supports them and NO_COLOR is not set. */
const paint: Paint = (style, text) => styleText(style, text, { stream: process.stdout });

/**
 * Shows the map until `signal` aborts.
 *
 * @throws if the flight can't be watched
 */
async function view(url: string, flightId: string, signal: AbortSignal): Promise<void> {
  const client = createJumpseatClient({ url: `${url}/trpc` });
  let display: Display | undefined;
  try {
    const flight = await client.trpc.flights.byId.query({ flightId }, { signal });
    const opened = process.stdout.isTTY ? onScreen(process.stdout, flight, paint) : inLines(process.stdout, flight);
    display = opened;
    await new Promise<void>((resolve, reject) => {
      client.watchSeatMap(flightId, { signal }).subscribe((state) => {
        if (state.status === 'failed') reject(state.error);
        else if (state.status === 'closed') resolve();
        else opened.show(state);
      });
    });
  } finally {
    display?.close();
    await client.close();
  }
}

/** Parses the command line. Prints the error and returns undefined if it is invalid. */
function parseCommandLine() {
  try {
    return readCommand(process.argv.slice(2));
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${HELP}`);
    process.exitCode = 2;
    return undefined;
  }
}

async function main(): Promise<void> {
  const command = parseCommandLine();
  if (!command) return;
  if (command.help) return console.log(HELP);

  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => stop.abort());
  // The reader of the pipe has exited.
  process.stdout.on('error', () => stop.abort());

  const { url, flightId } = command;
  try {
    await view(url, flightId, stop.signal);
  } catch (thrown) {
    if (stop.signal.aborted) return;
    const { code, message, advice } = toCallError(thrown);
    console.error(`${message}. ${advice}`);
    if (code === 'UNAVAILABLE') console.error(`Is Jumpseat running at ${url}? Set another address with --url.`);
    process.exitCode = 1;
  }
}

await main();
