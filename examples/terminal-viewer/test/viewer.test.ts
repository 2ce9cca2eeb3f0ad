import { execFile, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { createJumpseatClient } from '@jumpseat/client';
import { type Jumpseat, startJumpseat } from '@jumpseat/dev/testing';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';

const MAIN = join(import.meta.dirname, '../src/main.ts');

let jumpseat: Jumpseat;

beforeAll(async () => {
  jumpseat = await startJumpseat();
});

afterAll(() => jumpseat?.stop());

/** Runs the viewer to its end. Returns its output and its exit code. */
async function run(...args: string[]) {
  const ended = promisify(execFile)(process.execPath, [MAIN, ...args]);
  const { stdout, stderr, code = 0 } = await ended.catch((error) => error);
  return { stdout, stderr, code };
}

test('in a pipe, the viewer prints the map, then a line for each change, and stops at Ctrl-C', async () => {
  const client = createJumpseatClient({ url: `${jumpseat.url}/trpc` });
  const viewer = spawn(process.execPath, [MAIN, 'F-100', '--url', jumpseat.url], { stdio: ['ignore', 'pipe', 'pipe'] });
  onTestFinished(async () => {
    viewer.kill('SIGKILL');
    await client.close();
  });
  const exit = new Promise((resolve) => viewer.once('exit', (code, signal) => resolve(signal ?? code)));
  const lines: string[] = [];
  for await (const line of createInterface({ input: viewer.stdout })) {
    lines.push(line);
    if (line.startsWith('○')) await client.trpc.orders.create.mutate({ flightId: 'F-100', seats: ['2C'] });
    if (line.includes('2C')) break;
  }
  expect(lines).toContain('      A B C   D E F');
  expect(lines).toContain('  2   ○ ○ ○   ○ ○ ○');
  expect(lines[1]).toBe('30 of 30 seats free, live');
  expect(lines.at(-1)).toBe('2C held (29 of 30 seats free)');
  viewer.kill('SIGINT');
  expect(await exit).toBe(0);
});

test('the viewer explains an unknown flight, an unreachable server, and a wrong command', async () => {
  expect(await run('NONE', '--url', jumpseat.url)).toEqual({
    stdout: '',
    stderr: 'There is no such flight: NONE. Choose a flight from the list.\n',
    code: 1,
  });
  const nobody = await run('FL123', '--url', 'http://127.0.0.1:9');
  expect(nobody).toMatchObject({ code: 1, stderr: /Is Jumpseat running at http:\/\/127\.0\.0\.1:9\?/ });
  expect(await run('--url', 'localhost')).toMatchObject({ code: 2, stderr: /--url expects a web address/ });
  expect(await run('A', 'B')).toMatchObject({ code: 2, stderr: /Expected a single flight/ });
  expect(await run('--colour')).toMatchObject({ code: 2, stderr: /--colour/ });
});

test('--help explains the usage', async () => {
  expect(await run('--help')).toMatchObject({ code: 0, stdout: /jumpseat-viewer \[flight\]/ });
});
