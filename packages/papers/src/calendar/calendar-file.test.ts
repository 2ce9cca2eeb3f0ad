import type { Trip } from '@jumpseat/booking/contracts';
import { AIRPORT_CODES, airportOf, CONTACT_LANGUAGES, type ContactLanguage, localTime } from '@jumpseat/domain';
import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import { routeIn } from '../format.ts';
import { papersIn } from '../messages/papers.ts';
import { aRefundedTrip, aTrip } from '../testing/a-trip.ts';
import { calendarFile } from './calendar-file.ts';
import { calendarZone } from './time-zone.ts';

const ORIGIN = 'https://jumpseat.example';
const { flight } = aTrip();

const textOf = (trip: Trip, language: ContactLanguage = 'en') =>
  new TextDecoder().decode(calendarFile(trip, ORIGIN, language).content);

/** The calendar as a program that imports it sees it. */
function read(trip: Trip, language?: ContactLanguage) {
  const calendar = ICAL.Component.fromString(textOf(trip, language));
  const component = calendar.getFirstSubcomponent('vevent');
  if (!component) throw new Error('there is no event');
  return { calendar, event: new ICAL.Event(component), value: (name: string) => component.getFirstPropertyValue(name) };
}

describe('a calendar', () => {
  test('has the flight at the local times of both airports', () => {
    const { calendar, event } = read(aTrip());
    expect(event.startDate.toString()).toBe('2026-12-01T09:15:00');
    expect(event.startDate.zone.tzid).toBe('Europe/Zurich');
    expect(event.endDate.toString()).toBe('2026-12-01T10:00:00');
    expect(event.endDate.zone.tzid).toBe('Europe/London');
    expect(event.startDate.toJSDate().toISOString()).toBe(flight.departsAt);
    expect(event.endDate.toJSDate().toISOString()).toBe(flight.arrivesAt);
    expect(calendar.getAllSubcomponents('vtimezone')).toHaveLength(2);
  });

  test('has the rules of a time zone once', () => {
    const { calendar, event } = read(aTrip({ flight: { ...flight, destination: 'GVA' } }));
    expect(calendar.getAllSubcomponents('vtimezone')).toHaveLength(1);
    expect(event.endDate.toString()).toBe('2026-12-01T11:00:00');
  });

  test('has no end if the arrival is not known', () => {
    const { value } = read(aTrip({ flight: { ...flight, arrivesAt: null } }));
    expect(value('dtstart')).not.toBeNull();
    expect(value('dtend')).toBeNull();
  });

  test('does not end before it begins in the hour that comes twice when clocks go back', () => {
    const departsAt = '2026-10-25T00:50:00.000Z';
    const arrivesAt = '2026-10-25T01:40:00.000Z';
    const { event } = read(aTrip({ flight: { ...flight, destination: 'GVA', departsAt, arrivesAt } }));
    expect(event.startDate.toJSDate().toISOString()).toBe(departsAt);
    expect(event.endDate.toJSDate().toISOString()).toBe(arrivesAt);
    expect(event.duration.toSeconds()).toBe(50 * 60);
  });

  test('has UTC for an airport that we do not know', () => {
    const { event } = read(aTrip({ flight: { ...flight, origin: 'QQQ' } }));
    expect(event.startDate.toJSDate().toISOString()).toBe(flight.departsAt);
  });

  test.each(CONTACT_LANGUAGES)('says in %s which flight it is, and reminds of it', (language) => {
    const { event, value } = read(aTrip(), language);
    const { calendar } = papersIn(language);
    expect(event.summary).toBe(calendar.summary('JS201', routeIn(language, flight)));
    expect(event.description).toBe(calendar.description('K7QW3P', ['14A', '14B', '14C']));
    expect(event.location).toContain('(ZRH)');
    const [alarm] = event.component.getAllSubcomponents('valarm');
    expect(`${alarm?.getFirstPropertyValue('trigger')}`).toBe('-PT3H');
    expect(alarm?.getFirstPropertyValue('description')).toBe(event.summary);
    const prefix = language === 'en' ? '' : `/${language}`;
    expect(value('url')).toBe(`${ORIGIN}${prefix}/trips`);
  });

  test('keeps commas, and has no line that is too long for old programs', () => {
    const trip = aTrip({ flight: { ...flight, origin: 'A,B;C\\' } });
    expect(read(trip).event.location).toBe('A,B;C\\ (A,B;C\\)');
    for (const language of CONTACT_LANGUAGES) {
      const lines = textOf(aTrip(), language).split('\r\n');
      expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
      expect(lines.join('')).not.toMatch(/[\r\n]/);
      expect(lines.at(-1)).toBe('');
    }
  });

  test('of a refunded booking cancels the entry and reminds no one', () => {
    const before = read(aTrip());
    const after = read(aRefundedTrip());
    expect(before.value('status')).toBe('CONFIRMED');
    expect(after.value('status')).toBe('CANCELLED');
    expect(after.event.uid).toBe(before.event.uid);
    expect(after.event.sequence).toBeGreaterThan(before.event.sequence);
    expect(after.event.component.getFirstSubcomponent('valarm')).toBeNull();
  });

  test('names no one, so that it can be shared', () => {
    const { travellers, contact } = aTrip();
    const text = textOf(aTrip()).replaceAll('\r\n ', '');
    for (const { familyName, givenName } of travellers) {
      expect(text).not.toContain(familyName);
      expect(text).not.toContain(givenName);
    }
    expect(text).not.toContain(contact?.email);
  });
});

test.each(['2026-01-15T12:30:00Z', '2027-07-15T12:30:00Z'])('each airport has the right time zone at %s', (at) => {
  for (const { timeZone } of AIRPORT_CODES.map(airportOf)) {
    const zone = new ICAL.Timezone({ component: calendarZone(timeZone).rules });
    const local = ICAL.Time.fromDateTimeString(at).convertToZone(zone);
    expect(`${timeZone} ${local}`).toBe(`${timeZone} ${localTime(at, timeZone)}:00`);
  }
});
