import { apply, FREE, keyOf, type SeatOperation, type SeatState } from './seat-model.ts';

/** Enough for any seat of a long run. A history that needs more steps is reported as undecided. */
const MAX_STEPS = 300_000;

export type Verdict =
  | { readonly is: 'linearizable' }
  | { readonly is: 'undecided' }
  /** No order of the operations explains their answers. `stuckAt`: operations where the longest explanation ends. */
  | { readonly is: 'impossible'; readonly explained: number; readonly stuckAt: readonly SeatOperation[] };

interface Choice {
  readonly done: bigint;
  readonly state: SeatState;
  readonly explained: number;
}

/**
 * Decides whether the history of a seat is linearizable: whether some order of the operations explains all answers. Each
 * operation takes effect at some moment between its request and its answer. Optional operations may be left out. The
 * algorithm is that of Wing and Gong with Lowe's cache of seen states, as in Porcupine.
 */
export function checkHistory(history: readonly SeatOperation[]): Verdict {
  const operations = history.toSorted((a, b) => a.from - b.from);
  const mandatory = operations.filter(({ optional }) => !optional).length;
  const seen = new Set<string>();
  const open: Choice[] = [{ done: 0n, state: FREE, explained: 0 }];
  let furthest: Choice | undefined;
  for (let steps = 0; steps < MAX_STEPS; steps++) {
    const choice = open.pop();
    if (!choice) return impossible(operations, furthest);
    if (choice.explained === mandatory) return { is: 'linearizable' };
    if (!furthest || choice.explained > furthest.explained) furthest = choice;
    for (const next of following(operations, choice)) {
      const key = `${next.done.toString(36)} ${keyOf(next.state)}`;
      if (seen.has(key)) continue;
      seen.add(key);
      open.push(next);
    }
  }
  return { is: 'undecided' };
}

/** The possible next operations. The most promising comes last, where the search continues. */
function following(operations: readonly SeatOperation[], { done, state, explained }: Choice): Choice[] {
  const left = candidates(operations, done);
  const found: Choice[] = [];
  for (const { operation, index } of left) {
    const after = apply(state, operation.action);
    if (!after) continue;
    // An optional operation that changes nothing can be left out.
    if (operation.optional && keyOf(after) === keyOf(state)) continue;
    found.push({
      done: done | (1n << BigInt(index)),
      state: after,
      explained: explained + (operation.optional ? 0 : 1),
    });
  }
  return found.reverse().sort((a, b) => a.explained - b.explained);
}

/** The remaining operations that began before the first answer of the remaining ones. */
function candidates(operations: readonly SeatOperation[], done: bigint) {
  const left: { operation: SeatOperation; index: number }[] = [];
  let firstAnswer = Number.POSITIVE_INFINITY;
  for (const [index, operation] of operations.entries()) {
    if (operation.from > firstAnswer) break;
    if ((done >> BigInt(index)) & 1n) continue;
    left.push({ operation, index });
    if (!operation.optional) firstAnswer = Math.min(firstAnswer, operation.to);
  }
  return left.filter(({ operation }) => operation.from <= firstAnswer);
}

function impossible(operations: readonly SeatOperation[], furthest: Choice | undefined): Verdict {
  const stuckAt = candidates(operations, furthest?.done ?? 0n).map(({ operation }) => operation);
  return {
    is: 'impossible',
    explained: furthest?.explained ?? 0,
    stuckAt: stuckAt.filter(({ optional }) => !optional),
  };
}
