import { failWith } from '@jumpseat/dev/failure';
import { say } from '@jumpseat/dev/steps';
import { type ReportName, readScaleFlags, scaleHelp } from './flags.ts';
import { bookingsReport } from './report/bookings.ts';
import { calibrationReport } from './report/calibration.ts';
import { costReport } from './report/cost.ts';
import { rushReport } from './report/rush.ts';
import { viewersReport } from './report/viewers.ts';
import type { Settings } from './settings.ts';

const REPORTS: Readonly<Record<ReportName, (settings: Settings) => string>> = {
  bookings: bookingsReport,
  viewers: viewersReport,
  cost: costReport,
  rush: rushReport,
  calibration: calibrationReport,
};

try {
  const { help, only, settings } = readScaleFlags(process.argv.slice(2));
  if (help) say(scaleHelp());
  else for (const part of only) say(`\n${REPORTS[part](settings)}`);
} catch (error) {
  failWith(error);
}
