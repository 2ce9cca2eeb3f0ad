/** A command that was not carried out. The message says why, and what to do next. */
export class RolloutRefusedError extends Error {
  override readonly name = 'RolloutRefusedError';
}
