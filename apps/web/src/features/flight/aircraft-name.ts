import { messages } from '#language/language.ts';

/** An aircraft in the language of the page: `Airbus A320neo` everywhere. */
export function aircraftName({ aircraft }: { aircraft: string }): string {
  const names: Readonly<Record<string, string>> = messages().flight.aircraft;
  return names[aircraft] ?? aircraft;
}
