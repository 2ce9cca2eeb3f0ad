import type { TripFlight } from '@jumpseat/booking/contracts';
import type { Traveller } from '@jumpseat/domain';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { boardingPassText } from './boarding-pass-text.ts';
import { aTrip } from './testing/a-trip.ts';
import { anyText } from './testing/any-text.ts';

const { flight, travellers } = aTrip();
const [adult, , , infant] = travellers as [Traveller, Traveller, Traveller, Traveller];

const textOf = (traveller: Partial<Traveller> = {}, changes: Partial<TripFlight> = {}, position = 0) =>
  boardingPassText(aTrip({ flight: { ...flight, ...changes } }), { ...adult, ...traveller }, position);

test('gates can read the pass of each member of a family', () => {
  expect(travellers.map((traveller, position) => boardingPassText(aTrip(), traveller, position))).toEqual([
    'M1OSULLIVAN/SIOBHAN   EK7QW3P ZRHLHRJS 0201 335Y014A0001 000',
    'M1ALAHMD/AHMD         EK7QW3P ZRHLHRJS 0201 335Y014B0002 000',
    'M1WANG/XIAOMING       EK7QW3P ZRHLHRJS 0201 335Y014C0003 000',
    'M1OSULLIVAN/AOIFE     EK7QW3P ZRHLHRJS 0201 335YINF 0004 000',
  ]);
});

test.each([
  ['a long given name', 'Ada', 'Maximiliana Alexandra', 'ADA/MAXIMILIANA ALEX'],
  ['a long family name', 'Wolfeschlegelsteinhausen', 'Ada', 'WOLFESCHLEGELSTE/ADA'],
  ['two long names', 'Wolfeschlegelsteinhausen', 'Maximiliana Alexandra', 'WOLFESCHLE/MAXIMILIA'],
])('%s is cut so that both names can be recognised', (_what, familyName, givenName, shown) => {
  expect(textOf({ familyName, givenName }).slice(2, 22)).toBe(shown);
});

test.each([
  ['JS201-2026-12-01', 'JS 0201 '],
  ['FL123', 'FL 0123 '],
  ['u28', 'U2 0008 '],
  ['3K1234', '3K 1234 '],
  ['DEMO-FLIGHT', 'XX 0000 '],
  ['12345', 'XX 0000 '],
])('flight %s has a valid airline and number', (id, shown) => {
  expect(textOf({}, { id }).slice(36, 44)).toBe(shown);
});

test.each([
  ['2026-12-01T08:15:00.000Z', 'ZRH', '335'],
  ['2028-12-31T12:00:00.000Z', 'ZRH', '366'],
  ['2026-12-31T23:30:00.000Z', 'ZRH', '001'],
  ['2027-01-01T02:00:00.000Z', 'JFK', '365'],
])('a departure at %s from %s is on day %s of the year there', (departsAt, origin, day) => {
  expect(textOf({}, { departsAt, origin }).slice(44, 47)).toBe(day);
});

test.each([
  ['a380-800', '1A', 'F001A'],
  ['a320neo', '2A', 'J002A'],
  ['b787-9', '10A', 'W010A'],
  ['a320neo', '30F', 'Y030F'],
  ['demo-30', 'A1', 'Y001A'],
  ['a320neo', null, 'Y    '],
])('a passenger of the %s in seat %s has the pass of that cabin and seat', (layoutId, seat, shown) => {
  expect(textOf({ seat }, { layoutId }).slice(47, 52)).toBe(shown);
});

test('an infant travels in the cabin of its adult', () => {
  const trip = aTrip({
    travellers: [
      { ...adult, seat: '2A' },
      { ...infant, lapOf: 0 },
    ],
  });
  expect(boardingPassText(trip, { ...infant, lapOf: 0 }, 1).slice(47, 52)).toBe('JINF ');
});

test('the text has 60 characters that every reader knows, whatever the names and the flight are', () => {
  fc.assert(
    fc.property(
      anyText(),
      anyText(),
      anyText(),
      anyText(),
      fc.nat({ max: 100 }),
      (givenName, familyName, id, reference, position) => {
        const trip = aTrip();
        const changed = { ...trip, flight: { ...flight, id }, booking: { ...trip.booking, reference } };
        expect(boardingPassText(changed, { ...adult, givenName, familyName }, position)).toMatch(/^[A-Z\d/ ]{60}$/);
      },
    ),
  );
});

test('a booking from before references names its order', () => {
  const { booking } = aTrip();
  const { reference, ...old } = booking;
  expect(boardingPassText(aTrip({ booking: old }), adult, 0).slice(23, 30)).toBe('5F1C9F0');
});
