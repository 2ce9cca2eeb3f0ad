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
/** Strikes that kill a worker while its writes are carried out and nobody tells it so. */
const TORN = 0.15;
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
    const faults: Fault[] = random.isTrue(TORN) ? dealer.tear(at, mostMs) : [];
    const count = faults.length > 0 ? 0 : random.isTrue(IN_PAIRS) ? 2 : 1;
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
    const index = this.#deck.findIndex((card) => !this.#isBusy(card, at));
    const [card] = index < 0 ? [] : this.#deck.splice(index, 1);
    if (!card) return undefined;
    const fault = faultOf(card, this.#random, mostMs);
    this.#occupy(fault, at);
    return fault;
  }

  /**
   * Keeps a worker's answers from it, or all that it says, and kills it before they come: between a write and its acknowledgement, while
   * a timer of its workflows is due. Nothing where a part of it is struck already.
   */
  tear(at: number, mostMs: number): Fault[] {
    const random = this.#random;
    const pair = random.one(['worker–postgres', 'worker–postgres', 'worker–temporal'] as const);
    const node = random.one([1, 2] as const);
    const kind = random.one(['lose-answers', 'stall'] as const);
    const isLong = random.isTrue(0.3);
    const forMs = Math.round(
      Math.min(mostMs - 500, isLong ? random.between(14_000, 18_000) : random.between(1_500, 6_000)),
    );
    const afterMs = Math.round(forMs * random.between(0.4, 0.95));
    const faults: Fault[] = [
      { kind, pair, nodes: random.one([[node], [1, 2]]), forMs },
      { kind: 'kill', process: `worker-${node}`, forMs: Math.min(500, mostMs - afterMs), afterMs },
    ];
    if (faults.some((fault) => this.#isBusy(fault, at))) return [];
    for (const fault of faults) this.#occupy(fault, at);
    return faults;
  }

  #isBusy(card: Parameters<typeof targetOf>[0], at: number): boolean {
    return (this.#busyUntil.get(targetOf(card)) ?? 0) > at;
  }

  #occupy(fault: Fault, at: number): void {
    this.#busyUntil.set(targetOf(fault), endOf(fault, at) + SPARED_MS);
  }
}

const targetOf = (card: { readonly process: ProcessName } | { readonly pair: Pair }) =>
  'process' in card ? card.process : card.pair;

/** When a fault of a strike at that time is over, as planned. */
export function endOf(fault: Fault, at: number): number {
  return at + fault.forMs + ('process' in fault ? (fault.afterMs ?? 0) : 0);
}

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
