import type { TripFlight } from '@jumpseat/booking/contracts';
import { type ContactLanguage, flightNumber, type LocalTime } from '@jumpseat/domain';
import { arrivalOf, departureOf } from '../flight-times.ts';
import { cityIn, clock, longDate, routeIn } from '../format.ts';
import { mailIn } from '../messages/mail.ts';
import type { Fact } from './mail-content.ts';

/** Which flight it is: number, route and date. */
export function flightFacts(flight: TripFlight, language: ContactLanguage): Fact[] {
  const { flight: words } = mailIn(language);
  return [
    { label: words.flight, lines: [flightNumber(flight.id), routeIn(language, flight)] },
    { label: words.date, lines: [longDate(departureOf(flight), language)] },
  ];
}

/** The local times of departure and arrival. An arrival on another day has its date; an unknown one is left out. */
export function timeFacts(flight: TripFlight, language: ContactLanguage): Fact[] {
  const { flight: words } = mailIn(language);
  const { origin, destination } = flight;
  const departs = departureOf(flight);
  const departure = { label: words.departs, lines: [timeAt(departs, origin, language)] };
  const arrives = arrivalOf(flight);
  if (arrives === null) return [departure];
  const isSameDay = arrives.slice(0, 10) === departs.slice(0, 10);
  const arrival = timeAt(arrives, destination, language);
  return [departure, { label: words.arrives, lines: isSameDay ? [arrival] : [arrival, longDate(arrives, language)] }];
}

function timeAt(time: LocalTime, airport: string, language: ContactLanguage): string {
  return mailIn(language).flight.timeAt(clock(time), cityIn(language, airport), airport);
}
