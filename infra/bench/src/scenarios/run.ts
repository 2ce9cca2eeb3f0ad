import type { Flags, ScenarioName } from '../flags.ts';
import type { Bench } from './bench.ts';
import { fanOut } from './fan-out.ts';
import { stalled } from './stalled.ts';
import { steadyViewers } from './steady-viewers.ts';
import { storm } from './storm.ts';

const USUAL_RATE = 5;
const MANY_VIEWERS = 10_000;
const MANY_FLIGHTS = 1_000;
const STORM = { viewers: 5_000, seconds: 10 };
const STALLED = { viewers: 1_000, rate: 20, seconds: 60 };
const FAN_OUT = { viewers: [2_000, 4_000], seconds: 3, rounds: 2 };

/** What the flags may say of each scenario. */
type Sizes = Pick<Flags, 'viewers' | 'rate' | 'seconds'>;

const RUN: Readonly<Record<ScenarioName, (bench: Bench, sizes: Sizes) => Promise<void>>> = {
  async 'fan-out'(bench, { viewers, rate = USUAL_RATE, seconds = FAN_OUT.seconds }) {
    for (const viewer of ['ws', 'wsLink'] as const) {
      for (const each of viewers === undefined ? FAN_OUT.viewers : [viewers]) {
        await fanOut(bench, { viewer, viewers: each, rate, seconds, rounds: FAN_OUT.rounds });
      }
    }
  },
  'one-flight': (bench, { viewers = MANY_VIEWERS, rate = USUAL_RATE, seconds = 20 }) =>
    steadyViewers(bench, {
      ...{ scenario: 'one flight', layoutId: 'a320neo', flights: 1 },
      ...{ viewers, rates: [rate], seconds },
    }),
  'many-flights': (bench, { viewers = MANY_VIEWERS, rate, seconds = 10 }) =>
    steadyViewers(bench, {
      ...{ scenario: `${Math.min(MANY_FLIGHTS, viewers)} flights`, layoutId: 'demo-30' },
      flights: Math.min(MANY_FLIGHTS, viewers),
      ...{ viewers, rates: rate === undefined ? [USUAL_RATE, 200] : [rate], seconds },
    }),
  stalled: (bench, { viewers = STALLED.viewers, rate = STALLED.rate, seconds = STALLED.seconds }) =>
    stalled(bench, { viewers, rate, seconds }),
  storm: (bench, { viewers = STORM.viewers, rate = USUAL_RATE, seconds = STORM.seconds }) =>
    storm(bench, { viewers, rate, seconds }),
};

/** The most viewers that one server has at once in these scenarios. */
export function mostViewers({ only, viewers }: Flags): number {
  if (viewers !== undefined) return only.includes('storm') ? Math.ceil(viewers * 1.2) : viewers;
  if (only.includes('one-flight') || only.includes('many-flights')) return MANY_VIEWERS;
  return STORM.viewers * 1.2;
}

/** Runs the scenarios that the flags name, one after another. */
export async function runScenarios(bench: Bench, flags: Flags): Promise<void> {
  for (const name of flags.only) await RUN[name](bench, flags);
}
