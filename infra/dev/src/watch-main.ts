import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { watch } from 'chokidar';

// Runs a program and restarts it after each change in these folders: `watch-main.ts <program> <folder> ...`.
// Not `node --watch`: there each thread posts its loaded files to the main thread, which breaks the messages of Temporal's
// workflow threads.

/** Editors and version control write several files at once. */
const SETTLE_MS = 100;

const [program = '', ...folders] = process.argv.slice(2);
let child = start();
let isRestarting = false;

function start(): ChildProcess {
  const started = fork(program);
  started.on('message', (message) => process.send?.(message));
  started.once('exit', (code) => {
    if (code) console.error('Waiting for a change before restarting …');
  });
  return started;
}

async function stop(): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}

async function restart(): Promise<void> {
  if (isRestarting) return;
  isRestarting = true;
  await sleep(SETTLE_MS);
  await stop();
  isRestarting = false;
  child = start();
}

watch(folders, { ignoreInitial: true, ignored: /node_modules|\.test\.ts$/ }).on('all', () => void restart());

for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop().then(() => process.exit(0)));
