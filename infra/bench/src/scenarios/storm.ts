import { setTimeout as sleep } from 'node:timers/promises';
import { step } from '@jumpseat/dev/steps';
import { changeSteadily } from '../driver/steady.ts';
import { observe } from '../servers/observe.ts';
import type { Bench } from './bench.ts';
import { connectViewers } from './connect-viewers.ts';
import { measure, rowOf } from './measure.ts';

/** How long everybody is away. */
const AWAY_SECONDS = 2;
/** How many stay, to each who comes back. */
const STAY = 0.2;

export interface Storm {
  /** Those who come back. */
  readonly viewers: number;
  readonly rate: number;
  /** They come back spread over this time. */
  readonly seconds: number;
}

/** Viewers lose their sockets at once and come back naming the version they saw last. A row for them, and one for those who stay. */
export async function storm(bench: Bench, { viewers, rate, seconds }: Storm): Promise<void> {
  const flights = await bench.flights(1, 'a320neo', 2);
  const server = await bench.startServer('product');
  const [staying, returning] = [bench.crowd('Staying'), bench.crowd('Returning')];
  const stay = Math.ceil(viewers * STAY);
  const audience = { server, flights, viewer: 'ws' as const, rate };
  await step(`Connecting ${viewers + stay} viewers`, async () => {
    await connectViewers({ ...audience, crowd: staying, viewers: stay });
    await connectViewers({ ...audience, crowd: returning, viewers });
  });
  await step(`${viewers} viewers go, and come back within ${seconds} s`, async () => {
    const received = await returning.begin();
    const comeBack = async () => {
      await returning.leave();
      await sleep(AWAY_SECONDS * 1_000);
      const observed = await observe(server);
      const back = await returning.comeBack(seconds * 1_000);
      return { ...back, use: await observed() };
    };
    const away = comeBack();
    const stretch = { ...audience, scenario: 'storm: who stays', crowd: staying, viewers: stay };
    // Two seconds more, in which everybody is there again.
    const run = () => changeSteadily(flights, rate, AWAY_SECONDS + seconds + 2);
    const [row, back] = await Promise.all([measure({ ...stretch, run }), away]);
    const [{ flight, version }] = flights;
    const behind = await returning.behind({ [flight.id]: version });
    const facts = { ...audience, scenario: 'storm: who comes back', crowd: returning, viewers };
    const { waits: latencies, seconds: took, use } = back;
    bench.report(row);
    bench.report(
      rowOf(facts, {
        seconds: took,
        changes: row.changes,
        commits: null,
        behind,
        use,
        got: await received({}),
        latencies,
      }),
    );
  });
  await Promise.all([staying.stop(), returning.stop(), server.stop()]);
}
