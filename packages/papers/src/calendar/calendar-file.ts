import type { Trip, TripFile } from '@jumpseat/booking/contracts';
import {
  airportOf,
  type ContactLanguage,
  epochMs,
  flightNumber,
  type Instant,
  instant,
  localTime,
} from '@jumpseat/domain';
import ICAL from 'ical.js';
import { cityIn, routeIn } from '../format.ts';
import { papersIn } from '../messages/papers.ts';
import { siteAddress } from '../site-address.ts';
import { type CalendarZone, calendarZone } from './time-zone.ts';

/** How far clocks go back. */
const HOUR_MS = 3_600_000;
/** How long before the departure calendars remind of it. */
const REMINDER = '-PT3H';

/**
 * The flight as an iCalendar file. Its times are local ones, with the rules of both airports' time zones. Files of one
 * order have the same id, so a later one replaces an earlier one. That of a refunded booking cancels the entry.
 */
export function calendarFile(trip: Trip, origin: string, language: ContactLanguage): TripFile {
  const { flight } = trip;
  const from = calendarZone(airportOf(flight.origin).timeZone);
  const to = calendarZone(airportOf(flight.destination).timeZone);
  const calendar = new ICAL.Component('vcalendar');
  calendar.addPropertyWithValue('version', '2.0');
  calendar.addPropertyWithValue('prodid', '-//Jumpseat//Jumpseat//EN');
  calendar.addSubcomponent(from.rules);
  if (to.id !== from.id) calendar.addSubcomponent(to.rules);
  calendar.addSubcomponent(eventOf(trip, { from, to }, origin, language));
  return {
    name: `flight-${flight.id}.ics`,
    type: 'text/calendar; charset=utf-8',
    content: new TextEncoder().encode(`${calendar}\r\n`),
  };
}

function eventOf(
  { booking, flight }: Trip,
  { from, to }: { from: CalendarZone; to: CalendarZone },
  origin: string,
  language: ContactLanguage,
): ICAL.Component {
  const { calendar } = papersIn(language);
  const summary = calendar.summary(flightNumber(flight.id), routeIn(language, flight));
  const isCancelled = booking.status === 'REFUNDED';
  const event = new ICAL.Component('vevent');
  event.addPropertyWithValue('uid', `${booking.id}@jumpseat`);
  event.addPropertyWithValue('sequence', booking.version);
  event.addPropertyWithValue('dtstamp', ICAL.Time.fromJSDate(new Date(epochMs(booking.updatedAt)), true));
  addTime(event, 'dtstart', flight.departsAt, from);
  if (flight.arrivesAt !== null) addTime(event, 'dtend', flight.arrivesAt, to);
  event.addPropertyWithValue('summary', summary);
  event.addPropertyWithValue('location', `${cityIn(language, flight.origin)} (${flight.origin})`);
  event.addPropertyWithValue('description', calendar.description(booking.reference ?? null, booking.hold.seats));
  // The booking's own page opens in one browser only, and calendars are read on all devices.
  event.addPropertyWithValue('url', siteAddress(origin, language, '/trips'));
  event.addPropertyWithValue('status', isCancelled ? 'CANCELLED' : 'CONFIRMED');
  if (!isCancelled) event.addSubcomponent(alarmOf(summary));
  return event;
}

/** Adds the local time; UTC in the hour that comes twice when clocks go back. */
function addTime(event: ICAL.Component, name: string, at: Instant, { id }: CalendarZone): void {
  if (comesTwice(at, id)) {
    event.addPropertyWithValue(name, ICAL.Time.fromJSDate(new Date(epochMs(at)), true));
    return;
  }
  const property = new ICAL.Property(name);
  property.setParameter('tzid', id);
  // Seconds are left out of local times, and times of iCalendar have them.
  property.setValue(ICAL.Time.fromDateTimeString(`${localTime(at, id)}:00`));
  event.addProperty(property);
}

/** Whether the local time at that instant is also that of an hour earlier or later. */
function comesTwice(at: Instant, timeZone: string): boolean {
  const local = localTime(at, timeZone);
  return [-HOUR_MS, HOUR_MS].some((by) => localTime(instant(epochMs(at) + by), timeZone) === local);
}

function alarmOf(summary: string): ICAL.Component {
  const alarm = new ICAL.Component('valarm');
  alarm.addPropertyWithValue('action', 'DISPLAY');
  alarm.addPropertyWithValue('trigger', ICAL.Duration.fromString(REMINDER));
  alarm.addPropertyWithValue('description', summary);
  return alarm;
}
