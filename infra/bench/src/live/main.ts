import { failWith } from '@jumpseat/dev/failure';
import { say } from '@jumpseat/dev/steps';
import { runBenchmark } from '../shared/run.ts';
import { LIVE_HELP, readLiveFlags, SCENARIOS } from './flags.ts';
import { requireOpenFiles } from './open-files.ts';
import { mostViewers, RUN } from './scenarios.ts';

try {
  const { help, only = SCENARIOS, ...flags } = readLiveFlags(process.argv.slice(2));
  if (help) say(LIVE_HELP);
  else {
    requireOpenFiles(mostViewers(only, flags.viewers));
    await runBenchmark(flags, async (bench) => {
      for (const name of only) await RUN[name](bench, flags);
    });
  }
} catch (error) {
  failWith(error);
}
