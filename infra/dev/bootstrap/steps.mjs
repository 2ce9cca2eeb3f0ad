/**
 * @typedef {{ name: string, since: number, note: string }} Step
 * @typedef {(note: string) => void} Note shows what a long step is doing
 */

const REDRAW_EVERY_MS = 120;
const REMIND_EVERY_MS = 15_000;
const FRAMES = '⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏';
const CLEAR_LINE = '\r\u001b[2K';

const live = process.stdout.isTTY === true && process.env.CI === undefined;
/** @type {Set<Step>} */
const running = new Set();
/** @type {NodeJS.Timeout | undefined} */
let ticker;
let frame = 0;

/** @param {Step} step */
const elapsed = (step) => `${((performance.now() - step.since) / 1000).toFixed(1)} s`;

/** @param {Step} step */
const describe = (step) => (step.note === '' ? step.name : `${step.name}: ${step.note}`);

function drawRunning() {
  if (!live || running.size === 0) return;
  const steps = [...running].map((step) => `${describe(step)} ${elapsed(step)}`).join('  ·  ');
  const width = (process.stdout.columns || 80) - 1;
  process.stdout.write(`${CLEAR_LINE}${`  ${FRAMES[frame % FRAMES.length]} ${steps}`.slice(0, width)}`);
}

function tick() {
  frame += 1;
  if (live) return drawRunning();
  for (const step of running) console.log(`  … ${describe(step)} (${elapsed(step)})`);
}

function keepTicking() {
  if (running.size > 0 && ticker === undefined) {
    ticker = setInterval(tick, live ? REDRAW_EVERY_MS : REMIND_EVERY_MS);
    ticker.unref();
  }
  if (running.size === 0) {
    clearInterval(ticker);
    ticker = undefined;
  }
}

/**
 * Prints a line above the one that shows the running steps.
 *
 * @param {string} line
 */
export function say(line) {
  if (live && running.size > 0) process.stdout.write(CLEAR_LINE);
  console.log(line);
  drawRunning();
}

/**
 * Runs a piece of work and shows it as a running step, then prints a line with the seconds that it took.
 *
 * @template T
 * @param {string} name
 * @param {(note: Note) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(name, work) {
  const current = { name, since: performance.now(), note: '' };
  let mark = '✗';
  running.add(current);
  keepTicking();
  drawRunning();
  try {
    const result = await work((note) => {
      if (!live && note !== '' && note !== current.note) console.log(`  … ${name}: ${note}`);
      current.note = note;
    });
    mark = '✓';
    return result;
  } finally {
    running.delete(current);
    keepTicking();
    if (live) process.stdout.write(CLEAR_LINE);
    say(`  ${mark} ${name} (${elapsed(current)})`);
  }
}
