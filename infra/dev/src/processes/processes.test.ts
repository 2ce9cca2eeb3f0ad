import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Processes, type ProcessOptions } from './processes.ts';
import { RestartBackoff } from './restart-backoff.ts';

/** Is ready when it is connected, and exits with the code that it receives. */
const OBEDIENT = `
  const socket = require('node:net').connect(process.argv[1], '127.0.0.1', () => process.send('ready'));
  socket.on('data', (code) => process.exit(Number(code)));`;

let folder: string;
let processes: Processes;
let server: Server;
let port: number;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jumpseat-processes-'));
  processes = new Processes(folder);
  server = createServer();
  await once(server.listen(0, '127.0.0.1'), 'listening');
  port = (server.address() as AddressInfo).port;
  vi.spyOn(console, 'log').mockImplementation(() => undefined);
});
afterEach(async () => {
  await processes.stop();
  server.close();
  await rm(folder, { recursive: true });
  vi.restoreAllMocks();
});

/** Starts an obedient process. Returns a function that makes it exit with a code. */
async function start(name: string, options: Partial<ProcessOptions>): Promise<(code: number) => void> {
  const connected = once(server, 'connection') as Promise<[Socket]>;
  const args = ['-e', OBEDIENT, `${port}`];
  await processes.start({ name, command: process.execPath, args, cwd: folder, saysReady: true, ...options });
  const [socket] = await connected;
  socket.on('error', () => undefined);
  return (code) => socket.write(`${code}`);
}

/** Waits until this line is on the terminal. */
async function untilPrinted(line: RegExp): Promise<void> {
  const lines = () => vi.mocked(console.log).mock.calls.map(([printed]) => `${printed}`);
  await expect.poll(lines).toContainEqual(expect.stringMatching(line));
}

describe('of several processes with the same role', () => {
  test('the others continue when one exits with code 0, until the last one exits', async () => {
    const exitFirst = await start('Node 1', { role: 'api' });
    const exitSecond = await start('Node 2', { role: 'api' });
    exitFirst(0);
    await untilPrinted(/^Node 1 has ended. Continuing with Node 2.$/);
    exitSecond(0);
    await expect(processes.died).rejects.toThrow('`Node 2` ended with exit code 0');
  });

  test('the last one is not replaced by processes of another role', async () => {
    const exitOnly = await start('Node 1', { role: 'api' });
    await start('Node 2', { role: 'worker' });
    await start('Node 3', { role: 'worker' });
    exitOnly(0);
    await expect(processes.died).rejects.toThrow('`Node 1` ended with exit code 0');
  });

  test('a crash of one counts as an unexpected exit', async () => {
    await start('Node 1', { role: 'api' });
    const exitSecond = await start('Node 2', { role: 'api' });
    exitSecond(1);
    await expect(processes.died).rejects.toThrow('`Node 2` ended with exit code 1');
  });
});

describe('a process that restarts', () => {
  test('is restarted when it exits, and the terminal shows it', async () => {
    const exit = await start('Worker', { restarts: true });
    const reconnected = once(server, 'connection');
    exit(1);
    await untilPrinted(/^`Worker` ended with exit code 1. Restarting it.$/);
    await reconnected;
    await untilPrinted(/^Worker restarted as process \d+\.$/);
  });

  test('is found by its name after that, and stays down when it is killed for good', async () => {
    const exit = await start('Worker', { restarts: true });
    const first = processes.find('Worker')?.child.pid;
    exit(1);
    await untilPrinted(/^Worker restarted as process \d+\.$/);
    const second = processes.find('Worker');
    expect(second?.child.pid).not.toBe(first);
    await second?.kill();
    expect(second?.child.signalCode).toBe('SIGKILL');
    expect(processes.find('Worker')).toBeUndefined();
  });

  test('is given up after five exits in a row', () => {
    const backoff = new RestartBackoff();
    const delays = [0, 1_000, 2_000, 3_000, 4_000].map((now) => backoff.nextDelay(now));
    expect(delays).toEqual([500, 1_000, 2_000, 4_000, undefined]);
  });

  test('gets a fresh count of exits after it ran for a minute', () => {
    const backoff = new RestartBackoff();
    expect([0, 1_000, 70_000].map((now) => backoff.nextDelay(now))).toEqual([500, 1_000, 500]);
  });

  test('fails to start if it exits before it is ready', async () => {
    const broken = { name: 'Worker', command: process.execPath, args: ['-e', 'process.exit(3)'], cwd: folder };
    await expect(processes.start({ ...broken, saysReady: true, restarts: true })).rejects.toThrow('exit code 3');
    const untilReady = () => new Promise(() => undefined);
    await expect(processes.start({ ...broken, untilReady, restarts: true })).rejects.toThrow('exit code 3');
  });

  test('is ended if it never gets ready, so that no other one runs beside it', async () => {
    const untilReady = () => Promise.reject(new Error('not ready in time'));
    const idle = ['-e', 'setInterval(() => undefined, 1_000)'];
    const options = { name: 'Worker', command: process.execPath, args: idle, cwd: folder, restarts: true };
    const pids: number[] = [];
    const watch = async () => {
      pids.push(processes.find('Worker')?.child.pid ?? 0);
      return untilReady();
    };
    await expect(processes.start({ ...options, untilReady: watch })).rejects.toThrow('not ready in time');
    expect(processes.find('Worker')).toBeUndefined();
    expect(() => process.kill(pids[0] ?? 0, 0)).toThrow('ESRCH');
  });

  test('stays down if the caller is its supervisor', async () => {
    const supervised = new Processes(folder, undefined, { restarts: false });
    const options = { name: 'Worker', command: process.execPath, args: ['-e', ''], cwd: folder, restarts: true };
    const { child } = await supervised.start(options);
    await once(child, 'exit');
    await expect.poll(() => supervised.find('Worker')).toBeUndefined();
    await supervised.stop();
    expect(console.log).not.toHaveBeenCalled();
  });
});

test('a paused process does nothing until it is resumed', async () => {
  const exit = await start('Worker', {});
  const worker = processes.find('Worker');
  const state = () => execFileSync('ps', ['-o', 'state=', '-p', `${worker?.child.pid}`], { encoding: 'utf8' });
  worker?.pause();
  exit(0);
  await expect.poll(state).toMatch(/^T/);
  expect(worker?.child.exitCode).toBeNull();
  worker?.resume();
  await expect.poll(() => worker?.child.exitCode).toBe(0);
});
