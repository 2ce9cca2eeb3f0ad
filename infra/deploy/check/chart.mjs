import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SetupError } from '../../dev/bootstrap/failure.mjs';
import { run } from '../../dev/bootstrap/run.mjs';
import { goProgram, pythonProgram } from './programs.mjs';

const HELM = 'helm.sh/helm/v4/cmd/helm@v4.3.1';
const VALIDATOR = '1.37.0';
/** The oldest version of Kubernetes that Chart.yaml allows, and the newest that the validator knows. */
const KUBERNETES = ['1.30', '1.37'];

/** The settings that the chart sets by itself, or takes from Secrets. */
const OWN_SETTINGS = new Set([
  ...['NODE_ENV', 'SERVER_HOST', 'SERVER_PORT', 'PUBLIC_ORIGIN', 'TRUSTED_PROXIES', 'MAIL_DIR'],
  ...['METRICS_HOST', 'METRICS_PORT', 'WORKER_DEPLOYMENT', 'WORKER_BUILD'],
  ...['DATABASE_URL', 'SESSION_SECRET', 'ADMIN_TOKEN', 'SMTP_URL', 'APPLE_WALLET_KEY_PASSPHRASE'],
]);

/**
 * Checks the chart: by `helm lint`, by the schemas of Kubernetes, and against what the applications say about
 * themselves.
 *
 * @param {string} repository
 * @throws {SetupError} if it is wrong
 */
export async function checkChart(repository) {
  const chart = join(repository, 'infra/deploy/helm/jumpseat');
  checkSettings(repository, chart);
  checkVersion(repository, chart);
  const helm = await goProgram('helm', HELM);
  const validate = await pythonProgram('kubernetes-validate', VALIDATOR);
  const folder = mkdtempSync(join(tmpdir(), 'jumpseat-chart-'));
  try {
    for (const name of readdirSync(join(chart, 'ci'))) {
      const values = join(chart, 'ci', name);
      await run(helm, ['lint', '--strict', '--values', values, chart]);
      const rendered = await run(helm, ['template', 'seats', chart, '--values', values]);
      checkStops(repository, name, rendered);
      // The validator has no schema for the resources of KEDA.
      const known = rendered.split(/^---$/m).filter((each) => !each.includes('keda.sh/'));
      const file = join(folder, name);
      writeFileSync(file, known.join('---'));
      for (const version of KUBERNETES) await run(validate, ['--strict', '-k', version, file]);
    }
    await checkRefusals(helm, chart);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Checks that values which would fail in a cluster are refused.
 *
 * @param {string} helm
 * @param {string} chart
 */
async function checkRefusals(helm, chart) {
  const least = ['template', 'seats', chart, '--values', join(chart, 'ci', 'least-values.yaml')];
  const wrong = [
    'publicOrigin=',
    'secrets.session.name=',
    'temporal.address=',
    'api.settings.MAX_HOLDS=5m',
    'apii.x=1',
    'worker.deployment=jumpseat',
    'worker.builds[0].name=0.2.0',
  ];
  for (const value of wrong) {
    const accepted = await run(helm, [...least, '--set', value]).then(
      () => true,
      () => false,
    );
    if (accepted) throw new SetupError(`The chart accepts --set ${value}.`);
  }
}

/**
 * Checks that values.schema.json allows the settings that the applications read, and no others.
 *
 * @param {string} repository
 * @param {string} chart
 */
function checkSettings(repository, chart) {
  const schema = JSON.parse(readFileSync(join(chart, 'values.schema.json'), 'utf8'));
  const sources = { api: 'apps/api/src/env.ts', worker: 'packages/config/src/worker-settings.ts' };
  for (const [app, file] of Object.entries(sources)) {
    const source = readFileSync(join(repository, file), 'utf8');
    const read = [...source.matchAll(/^ {4}([A-Z][A-Z_]+):/gm)].map(([, name = '']) => name);
    const wanted = read.filter((name) => !OWN_SETTINGS.has(name)).sort();
    const allowed = [...schema.properties[app].properties.settings.propertyNames.enum].sort();
    if (wanted.join() === allowed.join()) continue;
    throw new SetupError(
      `values.schema.json allows other settings of ${app} than ${file} reads:\n${allowed}\n${wanted}`,
    );
  }
}

/**
 * Checks that the chart installs the images of this version.
 *
 * @param {string} repository
 * @param {string} chart
 */
function checkVersion(repository, chart) {
  const { version } = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8'));
  const [, images] = /^appVersion: ["']?([^"'\n]+)/m.exec(readFileSync(join(chart, 'Chart.yaml'), 'utf8')) ?? [];
  if (images === version) return;
  throw new SetupError(`The appVersion of Chart.yaml is not ${version}, the version in package.json.`);
}

/**
 * Checks that pods have the time that the applications need to stop.
 *
 * @param {string} repository
 * @param {string} values the name of the file, for the message
 * @param {string} rendered
 */
function checkStops(repository, values, rendered) {
  const numberIn = (/** @type {string} */ text, /** @type {RegExp} */ pattern) =>
    Number((pattern.exec(text)?.[1] ?? Number.NaN).toString().replaceAll('_', ''));
  const drain = readFileSync(join(repository, 'apps/api/src/process/drain.ts'), 'utf8');
  const workers = readFileSync(join(repository, 'apps/worker/src/workers.ts'), 'utf8');
  const needs = {
    api: numberIn(drain, /STOP_MS = ([\d_]+)/) / 1000,
    worker: numberIn(workers, /shutdownForceTime: '(\d+)s'/),
  };
  for (const [app, needed] of Object.entries(needs)) {
    const deployment = rendered.split(/^---$/m).find((each) => each.includes(`templates/${app}-deployment.yaml`)) ?? '';
    const grace = numberIn(deployment, /terminationGracePeriodSeconds: (\d+)/);
    const slept = /preStop/.test(deployment) ? numberIn(deployment, /seconds: (\d+)/) : 0;
    // Two seconds more, so that nothing is killed on the last one.
    if (grace >= slept + needed + 2) continue;
    throw new SetupError(`With ${values}, pods of ${app} get ${grace} s to stop, and need ${slept + needed + 2}.`);
  }
}
