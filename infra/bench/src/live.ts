import { writeFile } from 'node:fs/promises';
import { failWith } from '@jumpseat/dev/failure';
import type { Processes } from '@jumpseat/dev/processes';
import { say, step } from '@jumpseat/dev/steps';
import { type Flags, HELP, readFlags } from './flags.ts';
import { ratiosOf } from './report/ratios.ts';
import type { Results, Row } from './report/results.ts';
import { errorLines, inBrief, ratioLines, tableOf } from './report/table.ts';
import { Bench } from './scenarios/bench.ts';
import { mostViewers, runScenarios } from './scenarios/run.ts';
import { startDatabase } from './servers/database.ts';
import { machine } from './servers/machine.ts';
import { requireOpenFiles } from './servers/open-files.ts';
import { inThrowAwayFolder } from './throw-away.ts';

/** Measures what the flags name; where that fails halfway, what was measured until then is handed on before it throws. */
async function measureAll(
  processes: Processes,
  folder: string,
  flags: Flags,
  take: (results: Results) => Promise<void>,
): Promise<void> {
  const startedAt = new Date();
  const rows: Row[] = [];
  const report = (row: Row) => {
    rows.push(row);
    say(inBrief(row));
  };
  const database = await step('Postgres', () => startDatabase(processes, folder));
  try {
    await runScenarios(new Bench(processes, database, report), flags);
  } finally {
    await take({
      format: 1,
      startedAt: startedAt.toISOString(),
      seconds: (Date.now() - startedAt.getTime()) / 1_000,
      ...{ machine: machine(), rows, ratios: ratiosOf(rows) },
    });
    await database.database.close();
  }
}

function show({ machine: { cores, cpu, memoryMb, node }, rows, ratios }: Results): void {
  say(`\n${cores} cores (${cpu}), ${Math.round(memoryMb / 1_024)} GB, Node ${node}\n`);
  say(tableOf(rows, ratios));
  for (const line of ['', ...ratioLines(ratios), ...errorLines(rows)]) say(line);
}

async function bench(flags: Flags): Promise<void> {
  requireOpenFiles(mostViewers(flags));
  await inThrowAwayFolder((processes, folder) =>
    measureAll(processes, folder, flags, async (results) => {
      if (results.rows.length === 0) return;
      show(results);
      if (flags.json !== undefined) await writeFile(flags.json, `${JSON.stringify(results, null, 2)}\n`);
    }),
  );
}

try {
  const flags = readFlags(process.argv.slice(2));
  if (flags.help) say(HELP);
  else await bench(flags);
} catch (error) {
  failWith(error);
}
