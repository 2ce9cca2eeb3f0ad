import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

// Generates a client for each installed language and books a seat with it. See README.md.

const PYTHON_GENERATOR = 'openapi-python-client==0.29.1';
/** Content types that the generator doesn't know: files. */
const FILE_TYPES = ['application/pdf', 'application/vnd.apple.pkpass'];
const GO_GENERATOR = 'github.com/oapi-codegen/oapi-codegen/v2/cmd/oapi-codegen@v2.8.2';

const run = promisify(execFile);
const url = process.argv[2] ?? 'http://localhost:8080';

/**
 * Whether a command can be run.
 *
 * @param {string} command
 * @param {string[]} args
 */
async function isInstalled(command, ...args) {
  return run(command, args).then(
    () => true,
    () => false,
  );
}

/**
 * @param {string} folder an empty one
 * @param {string} document the path of the OpenAPI document
 */
async function bookWithPython(folder, document) {
  if (!(await isInstalled('python3', '-m', 'venv', '--help')))
    return 'skipped, because python3 with venv is not installed';
  const python = join(folder, 'venv/bin/python');
  await run('python3', ['-m', 'venv', join(folder, 'venv')]);
  await run(python, ['-m', 'pip', 'install', '--quiet', PYTHON_GENERATOR]);
  // A warning means that a part of the document is missing, so it is an error. Formatters run as post hooks, and warn if
  // they are not installed: so there are none.
  const config = join(folder, 'config.json');
  const overrides = Object.fromEntries(FILE_TYPES.map((type) => [type, 'application/octet-stream']));
  await writeFile(config, JSON.stringify({ post_hooks: [], content_type_overrides: overrides }));
  const to = ['--meta', 'none', '--output-path', join(folder, 'jumpseat_client')];
  const generate = ['generate', '--path', document, ...to, '--config', config, '--fail-on-warning'];
  await run(join(folder, 'venv/bin/openapi-python-client'), generate);
  await cp(join(import.meta.dirname, 'book.py'), join(folder, 'book.py'));
  const { stdout } = await run(python, ['book.py', url], { cwd: folder });
  return stdout.trim();
}

/**
 * @param {string} folder an empty one
 * @param {string} document the path of the OpenAPI document
 */
async function bookWithGo(folder, document) {
  if (!(await isInstalled('go', 'version'))) return 'skipped, because go is not installed';
  await mkdir(join(folder, 'jumpseat'));
  await cp(join(import.meta.dirname, 'book.go'), join(folder, 'book.go'));
  await run('go', ['mod', 'init', 'example.org/book'], { cwd: folder });
  const output = join(folder, 'jumpseat/client.go');
  const generate = ['-generate', 'types,client', '-package', 'jumpseat', '-o', output, document];
  await run('go', ['run', GO_GENERATOR, ...generate]);
  await run('go', ['mod', 'tidy'], { cwd: folder });
  const { stdout } = await run('go', ['run', '.', url], { cwd: folder });
  return stdout.trim();
}

const root = await mkdtemp(join(tmpdir(), 'jumpseat-generated-'));
try {
  const document = join(root, 'openapi.json');
  await writeFile(document, await (await fetch(`${url}/openapi.json`)).text());
  for (const [language, book] of Object.entries({ python: bookWithPython, go: bookWithGo })) {
    const folder = join(root, language);
    await mkdir(folder);
    console.log(`${language}: ${await book(folder, document)}`);
  }
} catch (caught) {
  const error = /** @type {Error & { stdout?: string, stderr?: string }} */ (caught);
  console.error(error.stdout, error.stderr, error.message);
  process.exitCode = 1;
} finally {
  await rm(root, { recursive: true, force: true });
}
