import { execFile, spawn } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { publint } from 'publint';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { FlightServer } from './flight-server.ts';

const PACKAGE = join(import.meta.dirname, '..');
const MAX_GZIPPED = 15_000;

const run = promisify(execFile);
const require = createRequire(import.meta.url);
const tsc = require.resolve('typescript/bin/tsc');

/** A project with nothing but the packed client. */
let project: string;
let tarball: string;

beforeAll(async () => {
  project = await mkdtemp(join(tmpdir(), 'jumpseat-client-'));
  tarball = await packed('npm');
  await writeFile(join(project, 'package.json'), JSON.stringify({ type: 'module', private: true }));
  await run('npm', ['install', '--no-audit', '--no-fund', tarball, '@types/node@24'], { cwd: project });
});

/** Packs the package as `npm` or `pnpm` publishes it. */
async function packed(by: 'npm' | 'pnpm'): Promise<string> {
  const folder = await mkdtemp(join(project, `${by}-`));
  await run(by, ['pack', '--pack-destination', folder], { cwd: PACKAGE });
  const [file = ''] = await readdir(folder);
  return join(folder, file);
}

afterAll(() => rm(project, { recursive: true, force: true }));

/** Writes the first runnable example of the README into the project. */
async function example(): Promise<string> {
  const readme = await readFile(join(PACKAGE, 'README.md'), 'utf8');
  const [, code] = /```js\n(.*?)```/s.exec(readme) ?? [];
  if (!code) throw new Error('The README has no example in js');
  const file = join(project, 'example.js');
  await writeFile(file, code);
  return file;
}

/** Runs a program against the server. Returns its first line, and the line after a change. */
async function watchOneChange(file: string): Promise<string[]> {
  const server = await FlightServer.start();
  server.first = () => [{ type: 'snapshot', version: 7, seats: { A1: 'AVAILABLE', A2: 'AVAILABLE' } }];
  const url = new URL(server.url).origin;
  const program = spawn(process.execPath, [file], {
    cwd: project,
    env: { JUMPSEAT_URL: url },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void program.kill());
  const lines: string[] = [];
  for await (const line of createInterface({ input: program.stdout })) {
    lines.push(line);
    if (lines.length === 2) break;
    server.send({ type: 'delta', after: 7, version: 8, seats: { A2: 'HELD' } });
  }
  return lines;
}

const BOTH_LINES = ['Version 7: 2 of 2 seats are free.', 'Version 8: 1 of 2 seats are free.'];

test('the package has the module, its types, the README and the licence, and imports no other package of Jumpseat', async () => {
  const installed = join(project, 'node_modules/@jumpseat/client');
  expect((await readdir(installed)).toSorted()).toEqual(['LICENSE', 'README.md', 'dist', 'package.json']);
  const entries = await readdir(join(installed, 'dist'), { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  expect(files.map(({ name }) => name)).toEqual(expect.arrayContaining(['index.js', 'index.d.ts']));
  for (const { parentPath, name } of files) {
    expect(name).toMatch(/\.(js|d\.ts)$/);
    expect(await readFile(join(parentPath, name), 'utf8')).not.toMatch(/@jumpseat\/|zod/);
  }
  const { dependencies } = JSON.parse(await readFile(join(installed, 'package.json'), 'utf8'));
  expect(Object.keys(dependencies)).toEqual(['@trpc/client', '@trpc/server']);
});

test('pnpm packs the same package, and packing does not change the manifest of the workspace', async () => {
  const manifest = async (file: string) => (await run('tar', ['xzOf', file, 'package/package.json'])).stdout;
  expect(JSON.parse(await manifest(await packed('pnpm')))).toEqual(JSON.parse(await manifest(tarball)));
  expect(JSON.parse(await readFile(join(PACKAGE, 'package.json'), 'utf8')).exports).toEqual({
    '.': './src/index.ts',
  });
});

test('the README has no links into the repository', async () => {
  const readme = await readFile(join(project, 'node_modules/@jumpseat/client/README.md'), 'utf8');
  const links = [...readme.matchAll(/\]\(([^)]*)\)/g)].map(([, link]) => link);
  expect(links.filter((link) => !/^(https:\/\/|#)/.test(link ?? ''))).toEqual([]);
});

test.each([
  { name: 'an empty project', module: 'nodenext', target: 'es2024' },
  { name: 'Node', module: 'node16', moduleResolution: 'node16', lib: ['es2022', 'dom'], types: ['node'] },
  {
    name: 'a browser',
    module: 'esnext',
    moduleResolution: 'bundler',
    lib: ['es2022', 'dom'],
    types: [],
  },
])('programs for $name compile against the types, and programs with mistakes do not', async (options) => {
  const { name: _, ...rest } = options;
  const compilerOptions = { target: 'es2022', ...rest, strict: true, skipLibCheck: false, noEmit: true };
  await cp(join(import.meta.dirname, 'consumer'), project, { recursive: true });
  await writeFile(join(project, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['consumer.ts'] }));
  await run(process.execPath, [tsc], { cwd: project }).catch(({ stdout }) => expect.fail(stdout));
});

test('the example of the README runs in Node', async () => {
  expect(await watchOneChange(await example())).toEqual(BOTH_LINES);
});

test('the example of the README runs as a bundle', async () => {
  const outfile = join(project, 'bundled.mjs');
  await build({ entryPoints: [await example()], bundle: true, format: 'esm', platform: 'node', minify: true, outfile });
  expect(await watchOneChange(outfile)).toEqual(BOTH_LINES);
});

/** Bundles a program of one line. */
async function bundled(contents: string, external: string[] = []): Promise<Uint8Array> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: project },
    bundle: true,
    format: 'esm',
    platform: 'browser',
    minify: true,
    external,
    write: false,
  });
  return outputFiles[0]?.contents ?? new Uint8Array();
}

test(`the package is smaller than ${MAX_GZIPPED / 1_000} kB gzipped without tRPC`, async () => {
  const all = await bundled("export * from '@jumpseat/client'", ['@trpc/*']);
  expect(gzipSync(all).length).toBeLessThan(MAX_GZIPPED);
});

test('a program that imports only toCallError gets neither tRPC nor the rest', async () => {
  const text = Buffer.from(await bundled("export { toCallError } from '@jumpseat/client'")).toString();
  expect(text).toContain('CallError');
  expect(text).not.toMatch(/\bWebSocket\b|subscribe|asyncIterator/);
});

test('publint and arethetypeswrong find no problems', async () => {
  const { messages } = await publint({ pkgDir: join(project, 'node_modules/@jumpseat/client'), strict: true });
  expect(messages).toEqual([]);
  const attw = join(require.resolve('@arethetypeswrong/cli/package.json'), '../dist/index.js');
  await run(process.execPath, [attw, tarball, '--profile', 'esm-only']).catch(({ stdout }) => expect.fail(stdout));
});
