import { act, FREE, keyOf, type SeatOperation, type SeatState } from './seat-model.ts';

/** Enough for any seat of a long run; a history that takes more is undecided rather than waited for. */
const MOST_STEPS = 300_000;

export type Verdict =
  | { readonly is: 'linearizable' }
  | { readonly is: 'undecided' }
  /** No order of the operations explains their answers. `stuckAt`: the first that none of the longest explanations gets past. */
  | { readonly is: 'impossible'; readonly explained: number; readonly stuckAt: readonly SeatOperation[] };

interface Choice {
  readonly done: bigint;
  readonly state: SeatState;
  readonly explained: number;
}

/**
 * Whether one order of the operations, each at some moment between its request and its answer, explains all answers of one seat. After
 * Wing and Gong, with the memory of states seen by Lowe, as Porcupine does it. An optional operation may be left out.
 */
export function checkHistory(history: readonly SeatOperation[]): Verdict {
  const operations = history.toSorted((a, b) => a.from - b.from);
  const mandatory = operations.filter(({ optional }) => !optional).length;
  const seen = new Set<string>();
  const open: Choice[] = [{ done: 0n, state: FREE, explained: 0 }];
  let furthest: Choice | undefined;
  for (let steps = 0; steps < MOST_STEPS; steps++) {
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

/** What may come next; the likeliest last, which is where the search goes on. */
function following(operations: readonly SeatOperation[], { done, state, explained }: Choice): Choice[] {
  const left = candidates(operations, done);
  const found: Choice[] = [];
  for (const { operation, index } of left) {
    const after = act(state, operation.action);
    if (!after) continue;
    // To leave out what changes nothing is the same as to do it.
    if (operation.optional && keyOf(after) === keyOf(state)) continue;
    found.push({
      done: done | (1n << BigInt(index)),
      state: after,
      explained: explained + (operation.optional ? 0 : 1),
    });
  }
  return found.reverse().sort((a, b) => a.explained - b.explained);
}

/** The operations that began before any other that is left had its answer. */
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
