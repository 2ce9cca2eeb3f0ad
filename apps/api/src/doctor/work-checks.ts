import type { DoctorStore, LastHousekeepingRun, OverdueWork, UndeliveredMails } from '@jumpseat/db';
import { type Check, type Finding, ok, problem, warning } from './check.ts';

/** The caretaker repairs what is late within half a minute. */
const GRACE_MS = 60_000;
const DAY_MS = 24 * 60 * 60_000;
/** Housekeeping runs each night. One missed night may be an outage. */
const HOUSEKEEPING_LATE_MS = 2 * DAY_MS;

/** Checks whether work that is due is done. They need the check of the migrations. */
export function workChecks(store: DoctorStore): Check[] {
  return [
    {
      name: 'Orders',
      needs: 'Migrations',
      advice: 'Apply the migrations first.',
      run: async () => judgeWork(await store.overdueWork(GRACE_MS)),
    },
    {
      name: 'Mails',
      needs: 'Migrations',
      advice: 'Apply the migrations first.',
      run: async () => judgeMails(await store.undeliveredMails()),
    },
    {
      name: 'Housekeeping',
      needs: 'Migrations',
      advice: 'Apply the migrations first.',
      run: async () => judgeHousekeeping(await store.lastHousekeepingRun(), Date.now()),
    },
  ];
}

export function judgeWork({ overdueOrders, strandedSeats, stuckWorkflows }: OverdueWork): Finding[] {
  const findings: Finding[] = [];
  const start = 'Start a worker. If one runs, its log says why it fails.';
  if (overdueOrders > 0) findings.push(problem(`${overdueOrders} should have ended over a minute ago`, start));
  if (strandedSeats > 0) findings.push(problem(`${strandedSeats} seats are held, but their time is over`, start));
  if (stuckWorkflows.length > 0) {
    const advice = `Look at their failures in Temporal's UI. Then: npm run repair -- ${stuckWorkflows.join(' ')}`;
    findings.push(problem(`${stuckWorkflows.length} workflows can't go on`, advice));
  }
  return findings.length > 0 ? findings : [ok('none is overdue, and none is stuck')];
}

export function judgeMails({ late, givenUp, bounced }: UndeliveredMails): Finding[] {
  const findings: Finding[] = [];
  const page = 'docs/operations.md says what to do when mails wait or were given up.';
  if (late > 0) findings.push(problem(`${late} have been due for over an hour`, page));
  if (givenUp > 0) findings.push(warning(`${givenUp} were given up in the last day`, page));
  if (bounced > 0) findings.push(warning(`${bounced} were refused by the mail server in the last day`, page));
  return findings.length > 0 ? findings : [ok('none is late, given up or refused')];
}

/** @param now in epoch milliseconds */
export function judgeHousekeeping({ finishedAt, hasRun }: LastHousekeepingRun, now: number): Finding[] {
  const lateMs = now - finishedAt;
  if (lateMs <= HOUSEKEEPING_LATE_MS)
    return [ok(hasRun ? 'finished in the last two days' : 'its first night is to come')];
  const since = `${Math.floor(lateMs / DAY_MS)} days`;
  const what = hasRun ? `it last finished ${since} ago` : `it has not finished once in ${since}`;
  const advice =
    'Personal data is kept for too long. Run it now: temporal schedule trigger --schedule-id housekeeping. ' +
    'docs/operations.md says more.';
  return [warning(what, advice)];
}
