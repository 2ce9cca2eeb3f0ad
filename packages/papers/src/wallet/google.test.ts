import { generateKeyPairSync } from 'node:crypto';
import type { Trip } from '@jumpseat/booking/contracts';
import { jwtVerify } from 'jose';
import { expect, test } from 'vitest';
import { boardingPassesOf } from '../boarding-passes.ts';
import { aTrip } from '../testing/a-trip.ts';
import { googlePassUrl } from './google.ts';

const SAVE = 'https://pay.google.com/gp/v/save/';
/** The length of a token that Google calls safe. */
const LONGEST_TOKEN = 1_800;

const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
const wallet = {
  issuerId: '3388000000012345678',
  email: 'wallet@jumpseat.iam.gserviceaccount.com',
  privateKey: `${privateKey.export({ type: 'pkcs8', format: 'pem' })}`,
};

test('Google reads the boarding pass of a traveller from a signed address', async () => {
  const { iss, aud, typ, iat, payload } = await read(aTrip(), 0);
  expect({ iss, aud, typ, iat }).toEqual({
    iss: wallet.email,
    aud: 'google',
    typ: 'savetowallet',
    iat: Date.parse(aTrip().booking.updatedAt) / 1_000,
  });
  expect(payload).toEqual({
    flightClasses: [
      {
        id: `${wallet.issuerId}.JS201-2026-12-01`,
        issuerName: 'Jumpseat',
        reviewStatus: 'UNDER_REVIEW',
        flightHeader: { carrier: { carrierIataCode: 'JS' }, flightNumber: '201' },
        origin: { airportIataCode: 'ZRH' },
        destination: { airportIataCode: 'LHR' },
        localScheduledDepartureDateTime: '2026-12-01T09:15:00',
        localScheduledArrivalDateTime: '2026-12-01T10:00:00',
      },
    ],
    flightObjects: [
      {
        id: `${wallet.issuerId}.${aTrip().booking.id}-0`,
        classId: `${wallet.issuerId}.JS201-2026-12-01`,
        state: 'ACTIVE',
        passengerName: 'Siobhán O’Sullivan',
        reservationInfo: { confirmationCode: 'K7QW3P' },
        boardingAndSeatingInfo: { seatNumber: '14A' },
        barcode: { type: 'AZTEC', value: 'M1OSULLIVAN/SIOBHAN   EK7QW3P ZRHLHRJS 0201 335Y014A0001 000' },
      },
    ],
  });
});

test('the pass of an infant has no seat, and that of a flight without a known arrival no arrival', async () => {
  const { flight } = aTrip();
  const { payload } = await read(aTrip({ flight: { ...flight, arrivesAt: null } }), 3);
  expect(payload.flightObjects[0]).not.toHaveProperty('boardingAndSeatingInfo');
  expect(payload.flightClasses[0]).not.toHaveProperty('localScheduledArrivalDateTime');
});

test('the address of each traveller is short enough for browsers', () => {
  for (const position of [0, 1, 2, 3]) expect(tokenOf(aTrip(), position).length).toBeLessThan(LONGEST_TOKEN);
});

function tokenOf(trip: Trip, position: number): string {
  const pass = boardingPassesOf(trip)[position];
  if (!pass) throw new Error(`traveller ${position} has no boarding pass`);
  const url = googlePassUrl(trip, pass, wallet);
  expect(url.startsWith(SAVE)).toBe(true);
  return url.slice(SAVE.length);
}

/** The claims of the token, if its signature is right. */
async function read(trip: Trip, position: number) {
  const { payload } = await jwtVerify<{ typ: string; payload: Record<'flightClasses' | 'flightObjects', object[]> }>(
    tokenOf(trip, position),
    publicKey,
    { algorithms: ['RS256'], audience: 'google', issuer: wallet.email },
  );
  return payload;
}
