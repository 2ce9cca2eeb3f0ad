import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { watch } from 'chokidar';

// Runs a program, and again after each change in the folders named: `watch-main.ts <program> <folder> ...`.
// Not `node --watch`: it has each thread tell the main one which files it loads, and the threads that Temporal runs workflows
// in speak a protocol of their own there, which that breaks.

/** Editors and version control write several files at once. */
const SETTLE_MS = 100;

const [program = '', ...folders] = process.argv.slice(2);
let child = start();
let isRestarting = false;

function start(): ChildProcess {
  const started = fork(program);
  started.on('message', (message) => process.send?.(message));
  started.once('exit', (code) => {
    if (code) console.error('Waiting for a change before it is started again …');
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
