import { LAYOUT_IDS } from '@jumpseat/domain';
import { expect, test } from 'vitest';
import { testApp } from '../../testing/test-app.ts';

type Summary = { id: string; seatsTotal: number; cabins: { seatsTotal: number }[] };
type Decks = { cabins: { rows: { places: (object | null)[] }[] }[] }[];

test('the list has every aircraft with its cabins and their number of seats', async () => {
  const { call } = await testApp();
  const { status, body } = await call('GET', '/api/layouts');
  expect([status, body.layouts.map(({ id }: Summary) => id)]).toEqual([200, LAYOUT_IDS]);
  expect(body.layouts.find(({ id }: Summary) => id === 'a320neo')).toMatchObject({
    cabins: [{ id: 'business', name: 'Business' }, { id: 'economy' }],
  });
  for (const { seatsTotal, cabins } of body.layouts as Summary[]) {
    expect(cabins.reduce((sum, cabin) => sum + cabin.seatsTotal, 0)).toBe(seatsTotal);
  }
});

test('each listed aircraft has the number of seats that the list says', async () => {
  const { call } = await testApp();
  for (const summary of (await call('GET', '/api/layouts')).body.layouts as Summary[]) {
    const { status, body } = await call('GET', `/api/layouts/${summary.id}`);
    const { decks, ...rest } = body as Summary & { decks: Decks };
    expect([status, rest]).toEqual([200, summary]);
    const rows = decks.flatMap(({ cabins }) => cabins).flatMap((cabin) => cabin.rows);
    expect(rows.flatMap(({ places }) => places).filter(Boolean)).toHaveLength(summary.seatsTotal);
  }
});

test('an unknown aircraft is 404', async () => {
  const { call } = await testApp();
  for (const id of ['nope', 'toString', '%20']) {
    expect(await call('GET', `/api/layouts/${id}`)).toMatchObject({ status: 404, body: { code: 'LAYOUT_NOT_FOUND' } });
  }
  expect((await call('GET', `/api/layouts/${'x'.repeat(41)}`)).status).toBe(400);
});
