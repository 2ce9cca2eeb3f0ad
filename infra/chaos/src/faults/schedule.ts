import { Random } from '../random.ts';
import {
  type Fault,
  PAIRS,
  type Pair,
  PROCESS_FAULTS,
  PROCESSES,
  type ProcessName,
  type Strike,
  WIRE_FAULTS,
} from './fault.ts';

/** Between two strikes: 8 seconds on average. */
const APART_MS = { least: 6_000, most: 10_500 } as const;
/** The first strike finds passengers at work. */
const FIRST_MS = 4_000;
/** The last fault ends so long before the run does. */
const END_MS = 2_000;
const IN_PAIRS = 0.25;
const LONGEST_MS = 20_000;
/** A part is left alone for so long after a fault: it may still be starting. */
const SPARED_MS = 4_000;

type Card =
  | { readonly kind: (typeof PROCESS_FAULTS)[number]; readonly process: ProcessName }
  | { readonly kind: (typeof WIRE_FAULTS)[number]; readonly pair: Pair };

const DECK: readonly Card[] = [
  ...PROCESSES.flatMap((process) => PROCESS_FAULTS.map((kind) => ({ kind, process }))),
  ...PAIRS.flatMap((pair) => WIRE_FAULTS.map((kind) => ({ kind, pair }))),
];

/**
 * What strikes when, in a run of that length: the same for the same seed. Every kind of fault strikes every part once before any comes
 * again, as far as the time allows.
 */
export function schedule(seed: number, durationMs: number): Strike[] {
  const random = new Random(`faults ${seed}`);
  const dealer = new Dealer(random);
  const strikes: Strike[] = [];
  for (let at = FIRST_MS; ; at += Math.round(random.between(APART_MS.least, APART_MS.most))) {
    const mostMs = Math.min(LONGEST_MS, durationMs - END_MS - at);
    if (mostMs < 1_000) return strikes;
    const count = random.isTrue(IN_PAIRS) ? 2 : 1;
    const faults: Fault[] = [];
    for (let drawn = 0; drawn < count; drawn++) {
      const fault = dealer.deal(at, mostMs);
      if (fault) faults.push(fault);
    }
    if (faults.length > 0) strikes.push({ at, faults });
  }
}

/** Deals from a shuffled deck; a part that is still struck is passed over until it is well. */
class Dealer {
  readonly #random: Random;
  readonly #busyUntil = new Map<string, number>();
  #deck: Card[] = [];

  constructor(random: Random) {
    this.#random = random;
  }

  deal(at: number, mostMs: number): Fault | undefined {
    if (this.#deck.length === 0) this.#deck = this.#random.shuffle(DECK);
    const index = this.#deck.findIndex((card) => (this.#busyUntil.get(targetOf(card)) ?? 0) <= at);
    const [card] = index < 0 ? [] : this.#deck.splice(index, 1);
    if (!card) return undefined;
    const fault = faultOf(card, this.#random, mostMs);
    this.#busyUntil.set(targetOf(card), at + fault.forMs + SPARED_MS);
    return fault;
  }
}

const targetOf = (card: Card) => ('process' in card ? card.process : card.pair);

function faultOf(card: Card, random: Random, mostMs: number): Fault {
  const ms = (least: number, most: number) => Math.round(Math.min(mostMs, random.between(least, most)));
  // Most faults are short; some outlast every time limit on their way.
  const isLong = random.isTrue(0.12);
  if ('process' in card) {
    const pauseMs = isLong ? ms(10_000, LONGEST_MS) : ms(3_000, 6_000);
    return { ...card, forMs: card.kind === 'pause' ? pauseMs : ms(0, 2_000) };
  }
  const forMs = isLong ? ms(8_000, LONGEST_MS) : ms(1_000, 4_000);
  const nodes = card.pair === 'client–api' ? [1] : random.one([[1], [2], [1, 2]]);
  return { ...card, nodes, forMs, ...(card.kind === 'delay' && { delayMs: random.whole(50, 600) }) };
}
