import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { failWith } from '../dev/bootstrap/failure.mjs';
import { REPOSITORY } from '../dev/bootstrap/paths.mjs';
import { say, step } from '../dev/bootstrap/steps.mjs';
import { checkChart } from './check/chart.mjs';
import { checkCompose } from './check/compose.mjs';
import { checkImages } from './check/images.mjs';
import { Skipped } from './check/programs.mjs';

const HELP = `
npm run check:deploy                                    checks infra/deploy without Docker and without a cluster
npm run check:deploy -- --only images,compose,chart     only some of it
npm run check:deploy -- --pages apps/web/build          with pages that are built already, which saves a minute

It needs npm and git. Go and Python are needed for compose.yaml and for the chart: without them it says what it skips.
`;

const { values } = parseArgs({
  options: { only: { type: 'string' }, pages: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
});
const pages = values.pages === undefined ? undefined : resolve(values.pages);

const CHECKS = {
  compose: { title: 'compose.yaml', check: () => checkCompose(resolve(REPOSITORY, 'infra/deploy')) },
  chart: { title: 'The Helm chart', check: () => checkChart(REPOSITORY) },
  images: { title: 'The images', check: () => checkImages(REPOSITORY, pages === undefined ? {} : { pages }) },
};

/** @param {readonly string[]} wanted */
async function check(wanted) {
  for (const [name, { title, check: run }] of Object.entries(CHECKS)) {
    if (!wanted.includes(name)) continue;
    try {
      await step(title, run);
    } catch (error) {
      if (!(error instanceof Skipped)) throw error;
      say(`  - ${title}: skipped, because ${error.message}`);
    }
  }
}

if (values.help) console.log(HELP);
else await check(values.only?.split(',') ?? Object.keys(CHECKS)).catch(failWith);
