import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import journal from '../migrations/meta/_journal.json' with { type: 'json' };

/** What the release before may still use, or what waits for a lock while that release writes. */
const TAKES_AWAY = [
  /\bdrop\s+(?:table|column|type|constraint|default|index|sequence)\b/i,
  /\brename\s+(?:to|column|constraint|value)\b/i,
  /\bset\s+not\s+null\b/i,
  /\bset\s+data\s+type\b|\balter\s+column\s+\S+\s+type\b/i,
  /\badd\s+column\b(?!.*\bdefault\b).*\bnot\s+null\b/i,
];
/** A migration may take away what no release uses any more. Its first line says since when. */
const CONTRACTS = /^-- contract: .*\S/;

function takesAway(sql: string): string[] {
  if (CONTRACTS.test(sql)) return [];
  const statements = sql.split('--> statement-breakpoint').map((statement) => statement.trim());
  return statements.filter((statement) => TAKES_AWAY.some((pattern) => pattern.test(statement)));
}

test.each(journal.entries)('the migration $tag only adds, so that the release before runs on its tables', ({ tag }) => {
  expect(takesAway(readFileSync(new URL(`../migrations/${tag}.sql`, import.meta.url), 'utf8'))).toEqual([]);
});

test.each([
  'ALTER TABLE "orders" DROP COLUMN "user_id";',
  'ALTER TABLE "orders" RENAME COLUMN "user_id" TO "buyer";',
  'ALTER TABLE "orders" ALTER COLUMN "guest_id" SET NOT NULL;',
  'ALTER TABLE "orders" ALTER COLUMN "version" SET DATA TYPE bigint;',
  'ALTER TABLE "orders" ADD COLUMN "buyer" text NOT NULL;',
])('%s takes something away', (statement) => {
  expect(takesAway(statement)).toEqual([statement]);
  expect(takesAway(`-- contract: unused since 0.2.0\n${statement}`)).toEqual([]);
});

test.each([
  'ALTER TABLE "orders" ADD COLUMN "buyer" text;',
  'ALTER TABLE "a" ADD COLUMN "b" integer DEFAULT 0 NOT NULL;',
])('%s only adds', (statement) => {
  expect(takesAway(statement)).toEqual([]);
});
