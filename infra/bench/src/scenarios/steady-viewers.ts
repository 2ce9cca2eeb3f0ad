import { step } from '@jumpseat/dev/steps';
import { changeSteadily } from '../driver/steady.ts';
import type { Bench } from './bench.ts';
import { weighViewers } from './connect-viewers.ts';
import { measure } from './measure.ts';

export interface SteadyViewers {
  readonly scenario: string;
  readonly layoutId: string;
  readonly flights: number;
  readonly viewers: number;
  /** Changes a second of all flights together, one stretch after the other. */
  readonly rates: readonly number[];
  readonly seconds: number;
}

/** Viewers of one flight or of many, whose seats change at a steady rate. */
export async function steadyViewers(bench: Bench, options: SteadyViewers): Promise<void> {
  const { scenario, layoutId, viewers, rates, seconds } = options;
  const flights = await step('Putting flights on sale', () => bench.flights(options.flights, layoutId, 2));
  const server = await bench.startServer('product');
  const crowd = bench.crowd();
  const perViewer = await weighViewers({ server, crowd, flights, viewers });
  for (const rate of rates) {
    await step(`${scenario}: ${viewers} viewers, ${rate} changes a second`, async () => {
      const stretch = { scenario, server, crowd, viewer: 'ws' as const, viewers, flights, rate, perViewer };
      bench.report(await measure({ ...stretch, run: () => changeSteadily(flights, rate, seconds) }));
    });
  }
  await Promise.all([crowd.stop(), server.stop()]);
}
