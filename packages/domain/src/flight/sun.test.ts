import { expect, test } from 'vitest';
import { sunAt } from './sun.ts';

test("the sun stands where the NREL's reference example has it", () => {
  // Reda and Andreas, "Solar Position Algorithm for Solar Radiation Applications", appendix A.5, before refraction.
  const golden = { latitude: 39.742476, longitude: -105.1786 };
  const { azimuth, altitude } = sunAt(golden, '2003-10-17T19:30:30.000Z');
  expect(azimuth).toBeCloseTo(194.34, 1);
  expect(altitude).toBeCloseTo(39.872, 1);
});

test("at the pole the sun is as high as its declination, as in Meeus' example 25.a", () => {
  const pole = { latitude: 90, longitude: 0 };
  expect(sunAt(pole, '1992-10-13T00:00:00.000Z').altitude).toBeCloseTo(-7.785, 1);
});

test('at an equinox the noon sun is overhead at the equator, and the midnight sun under foot', () => {
  const equator = { latitude: 0, longitude: 0 };
  expect(sunAt(equator, '2026-03-20T12:07:00.000Z').altitude).toBeGreaterThan(89);
  expect(sunAt(equator, '2026-03-20T00:07:00.000Z').altitude).toBeLessThan(-89);
});

test('the sun of Zurich is in the east in the morning and in the west in the evening', () => {
  const zurich = { latitude: 47.46, longitude: 8.55 };
  const morning = sunAt(zurich, '2026-06-21T05:00:00.000Z').azimuth;
  const evening = sunAt(zurich, '2026-06-21T18:00:00.000Z').azimuth;
  expect([morning > 45 && morning < 100, evening > 270 && evening < 320]).toEqual([true, true]);
});
