import type { Note } from '../../../bootstrap/steps.mjs';

/** One place that a program may come from. `find` returns its path, or the reason why it isn't there. */
export type Source = {
  readonly name: string;
  find(note: Note): Promise<string | NotFound>;
};

export type NotFound = { readonly reason: string };

/** Tries the sources in order. Returns the first path found, or else the reason of each source. */
export async function firstFound(sources: readonly Source[], note: Note): Promise<string | readonly string[]> {
  const reasons: string[] = [];
  for (const { name, find } of sources) {
    const found = await find(note);
    if (typeof found === 'string') return found;
    reasons.push(`${name}: ${found.reason}`);
  }
  return reasons;
}
