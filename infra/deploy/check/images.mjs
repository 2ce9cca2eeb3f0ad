import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { SetupError } from '../../dev/bootstrap/failure.mjs';
import { run } from '../../dev/bootstrap/run.mjs';
import { step } from '../../dev/bootstrap/steps.mjs';

/** Nothing listens at port 1. */
const NOTHING = '127.0.0.1:1';
const NO_DATABASE = `postgres://jumpseat@${NOTHING}/jumpseat`;
const SECRET = 'x'.repeat(32);

/** What each process says without settings, and about servers that aren't there. */
const REFUSALS = [
  { name: 'migrate', main: 'packages/db/src/migrate-main.ts', env: {}, says: ['DATABASE_URL is required'] },
  {
    name: 'migrate',
    main: 'packages/db/src/migrate-main.ts',
    env: { DATABASE_URL: NO_DATABASE },
    says: ['The database could not be migrated'],
  },
  {
    name: 'worker',
    main: 'apps/worker/src/main.ts',
    env: {},
    says: ['DATABASE_URL: is required', 'TEMPORAL_ADDRESS: is required'],
  },
  {
    name: 'worker',
    main: 'apps/worker/src/main.ts',
    env: { DATABASE_URL: NO_DATABASE, TEMPORAL_ADDRESS: NOTHING },
    says: ['SMTP_URL: is required in production', 'SESSION_SECRET: is required in production'],
  },
  {
    name: 'worker',
    main: 'apps/worker/src/main.ts',
    env: {
      DATABASE_URL: NO_DATABASE,
      TEMPORAL_ADDRESS: NOTHING,
      SESSION_SECRET: SECRET,
      PUBLIC_ORIGIN: 'https://seats.example',
      MAIL_DIR: tmpdir(),
    },
    says: [`Temporal can't be reached at ${NOTHING}`],
  },
  {
    name: 'api',
    main: 'apps/api/src/main.ts',
    env: {},
    says: ['DATABASE_URL: is required', 'TEMPORAL_ADDRESS: is required'],
  },
  {
    name: 'api',
    main: 'apps/api/src/main.ts',
    env: { DATABASE_URL: NO_DATABASE, TEMPORAL_ADDRESS: NOTHING },
    says: ['SESSION_SECRET: is required in production'],
  },
  {
    name: 'api',
    main: 'apps/api/src/main.ts',
    env: { DATABASE_URL: NO_DATABASE, TEMPORAL_ADDRESS: NOTHING, SESSION_SECRET: SECRET },
    says: ["Postgres, named by DATABASE_URL, can't be reached"],
  },
];

const HAS_PAGES = `
  const { loadWebBuild } = await import('./apps/api/src/process/web-build.ts');
  if (typeof await loadWebBuild() !== 'function') throw new Error('the pages are missing');
`;
const HAS_BUNDLE = `
  const { readCachedBundle } = await import('./apps/worker/src/bundle/bundle-cache.ts');
  if ((await readCachedBundle()).code === null) throw new Error('the bundle is missing, or made from other sources');
`;

/**
 * Follows the Dockerfile in an empty folder: copies what it copies, runs the steps that it runs, and starts each
 * process from what its image would contain.
 *
 * @param {string} repository
 * @param {{ pages?: string }} [options] a folder with built pages, which takes the place of the step that builds them
 * @throws {SetupError} if something is missing in an image
 */
export async function checkImages(repository, { pages } = {}) {
  const dockerfile = readFileSync(join(repository, 'infra/deploy/Dockerfile'), 'utf8');
  const folder = mkdtempSync(join(tmpdir(), 'jumpseat-deploy-'));
  try {
    const source = join(folder, 'source');
    await copySources(repository, source, dockerfile);
    if (pages) cpSync(pages, join(source, 'apps/web/build'), { recursive: true });
    for (const [, what = '', name = ''] of dockerfile.matchAll(/build\.sh (tools|pages|tree)(?: (\w+) \/app)?$/gm)) {
      if (what === 'pages' && pages) continue;
      const args = what === 'tree' ? [what, name, join(folder, name)] : [what];
      await step(['build.sh', what, name].join(' ').trim(), () =>
        run('sh', ['infra/deploy/build.sh', ...args], { cwd: source }),
      );
    }
    const path = [join(source, 'infra/dev/toolchain/node_modules/.bin'), process.env.PATH].join(delimiter);
    await step('Starting each process', () => checkTrees(folder, path));
    await step('Listing the dependencies', () => checkDependencies(join(folder, 'api'), path));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Copies what the Dockerfile copies from the repository, without what git ignores.
 *
 * @param {string} repository
 * @param {string} source
 * @param {string} dockerfile
 */
async function copySources(repository, source, dockerfile) {
  const named = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, names = '']) => names.split(' '));
  const args = ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--deduplicate', '--', ...named];
  const files = await run('git', args, { cwd: repository });
  for (const file of files.split('\0')) {
    if (file === '' || !existsSync(join(repository, file))) continue;
    mkdirSync(dirname(join(source, file)), { recursive: true });
    cpSync(join(repository, file), join(source, file));
  }
}

/**
 * @param {string} folder
 * @param {string} path
 */
async function checkTrees(folder, path) {
  const evaluate = (/** @type {string} */ name, /** @type {string} */ code) =>
    run('node', ['--input-type=module', '--eval', code], { cwd: join(folder, name), env: { PATH: path } });
  await evaluate('api', HAS_PAGES);
  await evaluate('worker', HAS_BUNDLE);
  for (const { name, main, env, says } of REFUSALS) {
    const output = await outputOfFailure(
      run('node', [main], { cwd: join(folder, name), env: { PATH: path, NODE_ENV: 'production', ...env } }),
    );
    for (const line of says) {
      if (!output.includes(line)) throw new SetupError(`${main} was expected to say "${line}". It said:\n${output}`);
    }
  }
}

/**
 * @param {Promise<string>} running
 * @returns {Promise<string>}
 */
async function outputOfFailure(running) {
  try {
    return `${await running}(it ended without an error)`;
  } catch (error) {
    return /** @type {{ output?: string }} */ (error).output ?? String(error);
  }
}

/**
 * Makes the list of dependencies (SBOM) as docs/deploy.md says, and looks for one that production doesn't need.
 *
 * @param {string} tree
 * @param {string} path
 */
async function checkDependencies(tree, path) {
  const args = ['sbom', '--prod', '--sbom-format', 'cyclonedx', '--sbom-type', 'application'];
  const { components } = JSON.parse(await run('pnpm', args, { cwd: tree, env: { ...process.env, PATH: path } }));
  const names = new Set(components.map((/** @type {{ name: string }} */ { name }) => name));
  if (!names.has('fastify')) throw new SetupError('The SBOM of the API lacks fastify.');
  if (names.has('vitest')) throw new SetupError('The image of the API has vitest in it.');
}
