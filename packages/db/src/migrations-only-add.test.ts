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
/** The last migration before indexes of tables with rows were built beside reads and writes. */
const INDEXES_UNTIL = '0007';
const NEW_INDEX = /\bcreate\s+(?:unique\s+)?index\b.*\bon\s+"(\w+)"/i;
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

test.each(journal.entries.filter(({ tag }) => tag.slice(0, INDEXES_UNTIL.length) > INDEXES_UNTIL))(
  'the migration $tag builds no index of a table that may have rows: those are in build-indexes.ts',
  ({ tag }) => {
    const sql = readFileSync(new URL(`../migrations/${tag}.sql`, import.meta.url), 'utf8');
    const tables = sql.split('\n').flatMap((line) => NEW_INDEX.exec(line)?.[1] ?? []);
    expect(tables.filter((table) => !sql.includes(`CREATE TABLE "${table}"`))).toEqual([]);
  },
);

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
