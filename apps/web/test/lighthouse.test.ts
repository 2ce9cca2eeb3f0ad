import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, inject, test } from 'vitest';
import { chromiumPath, FLAGS } from './chromium.ts';
import { dateIn } from './dates.ts';
import { aFlight } from './flights.ts';
import { openOrder } from './orders.ts';

/** Not a dependency: with its own it weighs more than the rest of Jumpseat, and only this command needs it. */
const LIGHTHOUSE = 'lighthouse@13.5.0';
const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const;
const GOAL = 95;
const MAX_REPORT_BYTES = 64 * 1024 * 1024;

const run = promisify(execFile);
const baseUrl = inject('baseUrl');

/** The scores of a page on Lighthouse's phone, by category, from 0 to 100; and the audits that cost points. */
async function judge(path: string) {
  // Search engines shall not list orders.
  const skipped = path.startsWith('/orders/') ? ['--skip-audits=is-crawlable'] : [];
  const flags = ['--output=json', '--quiet', `--chrome-flags=--headless ${FLAGS.join(' ')}`, ...skipped];
  const chrome = `CHROME_PATH=${inject('chromiumPath') ?? (await chromiumPath())}`;
  const command = [chrome, 'pnpm', 'dlx', LIGHTHOUSE, `${baseUrl}${path}`, ...flags];
  const { stdout } = await run('env', command, { maxBuffer: MAX_REPORT_BYTES });
  const { categories, audits } = JSON.parse(stdout) as Report;
  const scores = CATEGORIES.map((name) => [name, Math.round(100 * (categories[name]?.score ?? 0))] as const);
  const lost = CATEGORIES.flatMap((name) => categories[name]?.auditRefs ?? [])
    .filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < 0.9)
    .map(({ id }) => `${id}: ${audits[id]?.displayValue ?? audits[id]?.title}`);
  return { scores, lost };
}

/** The part of Lighthouse's report that the suite reads. */
interface Report {
  readonly categories: Record<
    string,
    { score: number | null; auditRefs: { id: string; weight: number }[] } | undefined
  >;
  readonly audits: Record<string, { score: number | null; title: string; displayValue?: string } | undefined>;
}

const PAGES = {
  home: async () => '/',
  results: async () => `/?from=ZRH&to=LHR&on=${dateIn(1)}`,
  map: async () => `/flights/${await aFlight('a320neo')}`,
  order: async () => `/orders/${(await openOrder()).orderId}`,
};

test.each(Object.keys(PAGES) as (keyof typeof PAGES)[])(
  `Lighthouse gives the %s page ${GOAL} points or more in each category, on a phone`,
  { timeout: 180_000 },
  async (name) => {
    const { scores, lost } = await judge(await PAGES[name]());
    console.info(`${name}: ${scores.map(([category, score]) => `${category} ${score}`).join(', ')}`);
    for (const audit of lost) console.info(`  ${audit}`);
    expect(scores.filter(([, score]) => score < GOAL)).toEqual([]);
  },
);
