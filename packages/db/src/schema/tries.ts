import { pgSequence } from 'drizzle-orm/pg-core';

/** Numbers the tries of order turns: each try is handed a higher token than all before it, at any worker. */
export const turnTokens = pgSequence('turn_tokens');
