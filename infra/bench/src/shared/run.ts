import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { runCommand } from '@jumpseat/dev/command';
import { clusterFolder } from '@jumpseat/dev/postgres';
import { Processes } from '@jumpseat/dev/processes';
import { say, step } from '@jumpseat/dev/steps';
import { chartOf } from './chart.ts';
import { type BenchDatabase, startDatabase } from './database.ts';
import type { Machine, Measurement, Results } from './results.ts';
import { failureLines, inBrief, tablesOf } from './table.ts';

/** What each benchmark works with. */
export interface Bench {
  readonly processes: Processes;
  /** Is removed at the end. */
  readonly folder: string;
  readonly database: BenchDatabase;
  report(measurement: Measurement): void;
}

export interface OutputFiles {
  readonly json?: string;
  readonly svg?: string;
}

/**
 * Runs a benchmark with a Postgres, processes and a folder of its own, and removes them at the end.
 * What was measured is printed and written even where the benchmark fails halfway.
 */
export async function runBenchmark(files: OutputFiles, measureAll: (bench: Bench) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'jumpseat-bench-'));
  // As root, Postgres runs as another user, who needs access.
  await chmod(folder, 0o755);
  const processes = new Processes(join(folder, 'logs'));
  processes.removeAtEnd(folder);
  const work = async () => {
    const startedAt = new Date();
    const measurements: Measurement[] = [];
    const database = await step('Postgres', () => startDatabase(processes, folder));
    const report = (measurement: Measurement) => {
      measurements.push(measurement);
      say(inBrief(measurement));
    };
    try {
      await measureAll({ processes, folder, database, report });
    } finally {
      if (measurements.length > 0) {
        const seconds = (Date.now() - startedAt.getTime()) / 1_000;
        await show({ format: 2, startedAt: startedAt.toISOString(), seconds, machine: machine(), measurements }, files);
      }
      await database.database.close();
    }
    return 0;
  };
  await runCommand(processes, work, async () => {
    await rm(clusterFolder(join(folder, 'postgres')), { recursive: true, force: true });
    await rm(folder, { recursive: true, force: true });
  });
}

async function show(results: Results, { json, svg }: OutputFiles): Promise<void> {
  const { measurements } = results;
  const { cores, cpu, memoryMb, node } = results.machine;
  say(`\n${cores} cores (${cpu}), ${Math.round(memoryMb / 1_024)} GB, Node ${node}`);
  for (const table of tablesOf(measurements)) say(`\n${table}`);
  for (const line of ['', ...failureLines(measurements)]) say(line);
  if (json !== undefined) await writeFile(json, `${JSON.stringify(results, null, 2)}\n`);
  if (svg !== undefined) await writeFile(svg, chartOf(measurements));
}

function machine(): Machine {
  const all = cpus();
  return {
    cores: all.length,
    cpu: all[0]?.model ?? 'unknown',
    memoryMb: Math.round(totalmem() / 1_048_576),
    node: process.version,
  };
}
