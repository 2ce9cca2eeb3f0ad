import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { SetupError } from '../../dev/bootstrap/failure.mjs';
import { run } from '../../dev/bootstrap/run.mjs';
import { goProgram } from './programs.mjs';

/** The loader of the Compose project, which Docker uses too. It has the published JSON schema in it. */
const LOADER = 'github.com/compose-spec/compose-go/v2/cmd@v2.16.2';
/** The forms that compose.yaml uses: `${NAME:?reason}` is required, `${NAME:-default}` isn't. */
const VARIABLE = /\$\{([A-Z_]+):([?-])([^}]*)\}/g;

/**
 * @typedef {{
 *   ports?: unknown[], volumes?: { type: string, source: string }[], networks?: object, depends_on?: object,
 *   deploy?: { resources?: { limits?: { memory?: string } } },
 * }} Service
 * @typedef {{ services: Record<string, Service>, volumes: object, networks: object }} Model
 */

const BASE = 'compose.yaml';
/** What deployments may add to compose.yaml. */
const OVERRIDE = 'compose.temporal-cloud.yaml';

/**
 * Checks compose.yaml, alone and with its override, against the Compose specification, and that whatever it refers to is
 * there. Checks .env.example too, and that only the proxy publishes ports.
 *
 * @param {string} folder infra/deploy
 * @throws {SetupError} if something is wrong
 */
export async function checkCompose(folder) {
  const read = (/** @type {string} */ name) => readFileSync(join(folder, name), 'utf8');
  const sample = read('.env.example');
  checkSample(sample, read(BASE));
  checkNames(sample, read(OVERRIDE), OVERRIDE);
  for (const names of [[BASE], [BASE, OVERRIDE]]) {
    checkModel(await load(names.map((name) => ({ name, text: read(name) }))), folder);
  }
}

/**
 * @param {Model} model
 * @param {string} folder
 */
function checkModel(model, folder) {
  for (const [name, service] of Object.entries(model.services)) {
    if (name !== 'proxy' && service.ports) throw new SetupError(`${name} publishes a port: only the proxy may.`);
    if (!service.deploy?.resources?.limits?.memory) throw new SetupError(`${name} has no limit of memory.`);
    const missing = missingFrom(model, service, folder);
    if (missing.length > 0) throw new SetupError(`${name} refers to what isn't there: ${missing}`);
  }
}

/**
 * The volumes, files, networks and services that a service names and that aren't there.
 *
 * @param {Model} model
 * @param {Service} service
 * @param {string} folder
 * @returns {string[]}
 */
function missingFrom({ services, volumes, networks }, service, folder) {
  const mounted = (/** @type {string} */ wanted) =>
    (service.volumes ?? []).filter(({ type }) => type === wanted).map(({ source }) => source);
  return [
    ...mounted('bind').filter((source) => !existsSync(resolve(folder, source))),
    ...mounted('volume').filter((source) => !(source in volumes)),
    ...Object.keys(service.networks ?? {}).filter((each) => !(each in networks)),
    ...Object.keys(service.depends_on ?? {}).filter((each) => !(each in services)),
  ];
}

/**
 * Loads files as Docker Compose does, with its short forms written out. The loader's command doesn't read variables, so
 * they are put in before.
 *
 * @param {{ name: string, text: string }[]} files
 * @returns {Promise<Model>}
 */
async function load(files) {
  const loader = await goProgram('compose-spec', LOADER);
  const folder = mkdtempSync(join(tmpdir(), 'jumpseat-compose-'));
  try {
    for (const { name, text } of files) {
      const filled = text.replaceAll(VARIABLE, (_all, _name, form, words) => (form === '?' ? 'secret' : words));
      writeFileSync(join(folder, name), filled);
    }
    const options = ['--format=json', '--no-path-resolution'];
    return JSON.parse(await run(loader, [...options, ...files.map(({ name }) => name)], { cwd: folder }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Checks that .env.example has every variable of compose.yaml, and that those it calls required are.
 *
 * @param {string} sample
 * @param {string} text
 */
function checkSample(sample, text) {
  checkNames(sample, text, BASE);
  const [, required = ''] = /# Required\n([^#]*)/.exec(sample) ?? [];
  for (const [all, name = '', form] of text.matchAll(VARIABLE)) {
    if (required.includes(`${name}=`) === (form === '?')) continue;
    throw new SetupError(`.env.example and compose.yaml differ about whether ${name} is required: ${all}`);
  }
}

/**
 * Checks that .env.example has every variable of a file.
 *
 * @param {string} sample
 * @param {string} text
 * @param {string} file its name, for the message
 */
function checkNames(sample, text, file) {
  for (const [, name = ''] of text.matchAll(VARIABLE)) {
    if (!sample.includes(`\n${name}=`)) throw new SetupError(`.env.example lacks ${name}, which ${file} uses.`);
  }
}
