import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { freePort } from '../ports.ts';
import { Deaths } from './deaths.ts';
import { Processes } from './processes.ts';

/** Is ready when it is connected, and ends with the exit code that it is sent. */
const OBEDIENT = `
  const socket = require('node:net').connect(process.argv[1], '127.0.0.1', () => process.send('ready'));
  socket.on('data', (code) => process.exit(Number(code)));`;

let folder: string;
let processes: Processes;
const server = createServer();

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jumpseat-processes-'));
  processes = new Processes(folder);
});
afterEach(async () => {
  await processes.stop();
  server.close();
  await rm(folder, { recursive: true });
});

/** Starts a process for each of these works; answers how to end each. */
async function startSeveral(...works: string[]): Promise<((code: number) => Promise<unknown>)[]> {
  const port = await freePort();
  server.listen(port, '127.0.0.1');
  const ends = [];
  for (const [index, work] of works.entries()) {
    const connected = once(server, 'connection') as Promise<[Socket]>;
    const { child } = await processes.start({
      ...{ name: `Node ${index + 1}`, command: process.execPath, args: ['-e', OBEDIENT, `${port}`], cwd: folder },
      ...{ saysReady: true, oneOf: work },
    });
    const [socket] = await connected;
    ends.push((code: number) => {
      socket.on('error', () => undefined).write(`${code}`);
      return once(child, 'exit');
    });
  }
  return ends;
}

describe('of several processes that do the same', () => {
  it('those that are left go on when one ends properly, until the last one does', async () => {
    const [endFirst, endSecond] = await startSeveral('api', 'api');
    await endFirst?.(0);
    await endSecond?.(0);
    await expect(processes.died).rejects.toThrow('`Node 2` ended with exit code 0');
  });

  it('those that do other work do not stand in for the last one', async () => {
    const [endOnly] = await startSeveral('api', 'worker', 'worker');
    await endOnly?.(0);
    await expect(processes.died).rejects.toThrow('`Node 1` ended with exit code 0');
  });

  it('all end when one breaks down', async () => {
    const [, endSecond] = await startSeveral('api', 'api');
    await endSecond?.(1);
    await expect(processes.died).rejects.toThrow('`Node 2` ended with exit code 1');
  });
});

describe('a process that is to run on', () => {
  it('is started again when it dies, with a word on the terminal', async () => {
    const said = vi.spyOn(console, 'log').mockImplementation(() => undefined);
    onTestFinished(() => said.mockRestore());
    const port = await freePort();
    server.listen(port, '127.0.0.1');
    const connected = () => once(server, 'connection') as Promise<[Socket]>;
    const first = connected();
    await processes.start({
      name: 'Worker',
      command: process.execPath,
      args: ['-e', OBEDIENT, `${port}`],
      cwd: folder,
      saysReady: true,
      startsAgain: true,
    });
    const [socket] = await first;
    const second = connected();
    socket.on('error', () => undefined).write('1');
    await second;
    const words = () => said.mock.calls.map(([line]) => `${line}`);
    expect(words()).toContain('`Worker` ended with exit code 1. It is started again.');
    await expect.poll(words).toContainEqual(expect.stringMatching(/^Worker runs again, as process \d+\.$/));
  });

  it('is given up after it has died five times in a row', () => {
    const deaths = new Deaths();
    expect([0, 1_000, 2_000, 3_000, 4_000].map((now) => deaths.note(now))).toEqual([
      500,
      1_000,
      2_000,
      4_000,
      undefined,
    ]);
  });

  it('is well again after a minute', () => {
    const deaths = new Deaths();
    expect([0, 1_000, 70_000].map((now) => deaths.note(now))).toEqual([500, 1_000, 500]);
  });

  it('that never was ready is a failure of its start', async () => {
    const broken = { name: 'Worker', command: process.execPath, args: ['-e', 'process.exit(3)'], cwd: folder };
    await expect(processes.start({ ...broken, saysReady: true, startsAgain: true })).rejects.toThrow('exit code 3');
  });
});
