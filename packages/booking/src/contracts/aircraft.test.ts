import { AIRCRAFT } from '@jumpseat/domain';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { AircraftFile } from './aircraft.ts';

const small = {
  id: 'small',
  name: 'Small',
  decks: [{ id: 'main', cabins: [{ id: 'economy', columns: 'AB', rows: '1-2' }] }],
};
const faults = (aircraft: unknown) => z.prettifyError(AircraftFile.safeParse(aircraft).error ?? new z.ZodError([]));

test.each(AIRCRAFT.map((aircraft) => [aircraft.id, aircraft] as const))(
  '%s is a valid aircraft file',
  (_, aircraft) => {
    expect(AircraftFile.parse(JSON.parse(JSON.stringify(aircraft)))).toEqual(aircraft);
  },
);

test('an error in an aircraft file names its row', () => {
  const [deck] = small.decks;
  const cabins = [{ ...deck?.cabins[0], traits: { exitRow: '2 9' } }];
  expect(faults({ ...small, decks: [{ ...deck, cabins }] })).toContain('row 9: there is no such row (in exitRow)');
});

test('an unknown word in an aircraft file is reported with its path', () => {
  const cabins = [{ id: 'cargo', columns: 'AB', rows: '1' }];
  expect(faults({ ...small, decks: [{ id: 'main', cabins }] })).toContain('decks[0].cabins[0].id');
  expect(faults({ ...small, seats: 2 })).toContain('seats');
});
