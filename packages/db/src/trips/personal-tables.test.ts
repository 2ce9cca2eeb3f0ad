import { getTableColumns, getTableName, is } from 'drizzle-orm';
import { PgTable } from 'drizzle-orm/pg-core';
import { expect, test } from 'vitest';
import * as schema from '../schema/index.ts';
import { PERSONAL_TABLES } from './personal-tables.ts';

/** How columns about people are called. */
const ABOUT_PEOPLE = /name|family|email|phone|born|birth|passport/;

test('each table with a column about people is emptied when the personal data of an order is erased', () => {
  const personal = Object.values(schema)
    .filter((exported) => is(exported, PgTable))
    .filter((table) => Object.values(getTableColumns(table)).some(({ name }) => ABOUT_PEOPLE.test(name)))
    .map(getTableName);
  expect(personal).toEqual(expect.arrayContaining(['travellers', 'contacts']));
  expect(PERSONAL_TABLES).toEqual(expect.arrayContaining(personal));
});
