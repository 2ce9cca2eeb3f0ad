import { JumpseatError } from '@jumpseat/domain';
import { expect, test } from 'vitest';
import { hideValues } from './hide-values.ts';
import { refuseOutages } from './outage.ts';

const failing = (error: Error) => hideValues({ details: (_id: string): Promise<string> => Promise.reject(error) });

/** An error as drivers throw it, with values everywhere. */
function driverError(code: string): Error {
  const cause = Object.assign(new Error('duplicate key (Lovelace)'), { code, detail: 'Lovelace' });
  return new Error('Failed query: insert, params: Lovelace', { cause });
}

test('a name in a failed query gets into no error, so into no log', async () => {
  const error: unknown = await failing(driverError('23505'))
    .details('order-1')
    .catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ message: expect.stringContaining('details'), code: '23505' });
  const { message, stack, cause } = error as Error;
  expect(`${message} ${stack} ${cause} ${JSON.stringify(error)}`).not.toContain('Lovelace');
});

test('an outage is still an outage, and a refusal a refusal', async () => {
  const down = refuseOutages(failing(driverError('57P01')));
  await expect(down.details('order-1')).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  const refused = failing(new JumpseatError({ code: 'ORDER_NOT_FOUND' }));
  await expect(refused.details('order-1')).rejects.toMatchObject({ code: 'ORDER_NOT_FOUND' });
});
