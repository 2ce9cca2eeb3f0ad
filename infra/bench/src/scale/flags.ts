import { list, oneOf, readFlags, text } from '../shared/flags.ts';
import {
  ALL_SETTINGS,
  DEFAULT_SETTINGS,
  SETTING_GROUPS,
  type Setting,
  type SettingName,
  type Settings,
} from './settings.ts';

/** What can be simulated. */
export const REPORT_NAMES = ['bookings', 'viewers', 'cost', 'rush', 'calibration'] as const;
export type ReportName = (typeof REPORT_NAMES)[number];
const USUAL_REPORTS: readonly ReportName[] = ['bookings', 'viewers', 'cost'];

const MOST = 1e6;
const TITLES: Readonly<Record<keyof typeof SETTING_GROUPS, string>> = {
  DEMAND: 'What people do',
  WORK: 'What the work takes',
  CAPACITY: 'What there is',
  PRICES: 'Prices, in any currency',
  RUN: 'The run',
};

/** @throws {SetupError} naming the flag that can't be used, and what it takes */
export function readScaleFlags(args: readonly string[]): {
  help: boolean;
  only: readonly ReportName[];
  settings: Settings;
} {
  const names = Object.keys(ALL_SETTINGS) as SettingName[];
  const readers = Object.fromEntries(names.map((name) => [flagOf(name), readerOf(ALL_SETTINGS[name])]));
  const { help, only, ...values } = readFlags('npm run scale --', args, {
    ...readers,
    only: list(oneOf(REPORT_NAMES)),
  });
  const given = names.flatMap((name) => {
    const value = (values as Readonly<Record<string, unknown>>)[flagOf(name)];
    return value === undefined ? [] : [[name, value]];
  });
  return { help, only: only ?? USUAL_REPORTS, settings: { ...DEFAULT_SETTINGS, ...Object.fromEntries(given) } };
}

/** The flag of a setting: `bookings-a-day` for `bookingsADay`. */
const flagOf = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

function readerOf({ least = 0, most = MOST, isWhole }: Setting) {
  return (given: readonly string[]): number => {
    const value = text(given).trim() === '' ? Number.NaN : Number(text(given));
    if (value >= least && value <= most && (!isWhole || Number.isInteger(value))) return value;
    const kind = isWhole ? 'a whole number' : 'a number';
    throw new RangeError(`can't be "${text(given)}": it takes ${kind} from ${least} to ${most}`);
  };
}

export function scaleHelp(): string {
  const settings = Object.entries(SETTING_GROUPS).map(([group, all]) => {
    const lines = Object.entries(all).map(
      ([name, { value, what, from }]) => `  --${flagOf(name).padEnd(20)} ${String(value).padEnd(10)} ${what} (${from})`,
    );
    return `${TITLES[group as keyof typeof SETTING_GROUPS]}:\n${lines.join('\n')}`;
  });
  return `
npm run scale                              a busy hour of a million bookings a day and 100 million viewers; takes some
                                           seconds
npm run scale -- --bookings-a-day 10000000
npm run scale -- --only rush --passengers 100000 --workers 8

  --only calibration    one of these, or several: --only bookings,cost

  bookings      the busiest hour: use and waits of each part, and what fills up first
  viewers       the nodes and the bandwidth for viewers, and their waits
  cost          what a booking costs
  rush          many passengers want one flight within a second
  calibration   the same model on the bench's two cores, beside what was measured there

Nothing is started and nothing is measured: docs/scale.md says where each figure comes from. Each setting is a flag.

${settings.join('\n\n')}
`;
}
