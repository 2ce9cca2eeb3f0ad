import { expect, test } from 'vitest';
import { courseTo, pointBetween } from './great-circle.ts';

// The worked example of Ed Williams' Aviation Formulary.
const losAngeles = { latitude: 33.95, longitude: -118.4 };
const newYork = { latitude: 40.6333, longitude: -73.7833 };

test('an aircraft from Los Angeles to New York leaves on a course of 66 degrees', () => {
  expect(courseTo(losAngeles, newYork)).toBeCloseTo(65.9, 0);
});

test('after 40 % of the way to New York an aircraft is at 38°40′ north and 101°38′ west', () => {
  const { latitude, longitude } = pointBetween(losAngeles, newYork, 0.4);
  expect(latitude).toBeCloseTo(38.67, 1);
  expect(longitude).toBeCloseTo(-101.63, 1);
});

test('a way begins and ends at its places', () => {
  const start = pointBetween(losAngeles, newYork, 0);
  const end = pointBetween(losAngeles, newYork, 1);
  expect(start.latitude).toBeCloseTo(losAngeles.latitude, 6);
  expect(end.longitude).toBeCloseTo(newYork.longitude, 6);
});

test('a course to the west is not negative', () => {
  expect(courseTo(newYork, { latitude: newYork.latitude, longitude: -74 })).toBeCloseTo(270, 0);
});
