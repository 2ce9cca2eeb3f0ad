import type { Note } from '../../bootstrap/steps.mjs';

/** One place a program may come from: answers its path, or why it isn't there. */
export type Source = {
  readonly name: string;
  find(note: Note): Promise<string | NotFound>;
};

export type NotFound = { readonly reason: string };

/** Asks the sources in order and answers the first path found, or what each of them said. */
export async function firstFound(sources: readonly Source[], note: Note): Promise<string | readonly string[]> {
  const reasons: string[] = [];
  for (const { name, find } of sources) {
    const found = await find(note);
    if (typeof found === 'string') return found;
    reasons.push(`${name}: ${found.reason}`);
  }
  return reasons;
}
