import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import type { ChaosResults } from '../../src/run/results.ts';

const CHAOS = fileURLToPath(new URL('../../src/chaos.ts', import.meta.url));

export interface Outcome {
  readonly code: number;
  readonly printed: string;
}

/** Runs `npm run chaos` with these flags. */
export async function chaosCommand(...flags: readonly string[]): Promise<Outcome> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', CHAOS, ...flags], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [printed, [code]] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  return { code, printed };
}

/** Runs `npm run chaos` with these flags, and reads its results. */
export async function chaosRun(...flags: readonly string[]): Promise<Outcome & { results: ChaosResults }> {
  const folder = await mkdtemp(join(tmpdir(), 'chaos-test-'));
  try {
    const outcome = await chaosCommand(...flags, '--out', folder);
    return { ...outcome, results: JSON.parse(await readFile(join(folder, 'results.json'), 'utf8')) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The violations with their timelines, as one text. Empty if there are none. */
export function violationsIn({ violations }: ChaosResults): string {
  return violations.map(({ invariant, detail, timeline }) => [invariant, detail, ...timeline].join('\n')).join('\n\n');
}
