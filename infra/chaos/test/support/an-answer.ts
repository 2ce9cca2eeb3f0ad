import type { Answer } from '../../src/passengers/call.ts';

/** An answer with nothing in it but what is given. */
export const anAnswer = (answer: Partial<Answer> = {}): Answer => ({
  http: 200,
  code: null,
  status: null,
  version: null,
  seats: null,
  expiresAt: null,
  failure: null,
  refused: [],
  retryAfter: false,
  ...answer,
});
