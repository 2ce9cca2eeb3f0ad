import { grammarOf } from '@jumpseat/texts';
import type { Sort, TimeOfDay } from './results-view.ts';

const { plural } = grammarOf('en-GB');

/** The search page. */
export const search = {
  title: 'Find a flight',
  description: 'Find a flight and choose your seats on a live map. Nobody else can take them while you pay.',
  resultsTitle: (route: string, day: string) => `${route}, ${day}`,
  resultsDescription: (route: string, day: string) =>
    `Flights from ${route} on ${day}, with times, fares and the seats left.`,
  banner: {
    title: 'Where to?',
    text: 'Pick your seats on a live map. Nobody else can take them while you pay.',
  },
  holds: {
    label: 'Your seats on hold',
    unreadable: "We can't show your held seats right now.",
    unreadableAdvice: 'They stay held until their time is up. Reload the page in a moment.',
  },
  soonest: {
    title: 'Leaving soon',
    none: 'No flights on sale right now',
    noneAdvice: 'Check back later.',
  },
  form: {
    label: 'Find flights',
    from: 'From',
    to: 'To',
    cityOrCode: 'City or code',
    swap: 'Swap from and to',
    cannotSwap: 'No flights in the other direction',
    date: 'Date',
    travellers: 'Travellers',
    limits: (seats: number) =>
      plural(seats, {
        one: 'Up to # seat in one booking. A baby needs no seat.',
        other: 'Up to # seats in one booking. A baby needs no seat.',
      }),
    submit: 'Find flights',
    change: 'Change',
    /** What `change` changes, for screen readers. */
    changeWhat: 'search',
  },
  searching: 'Searching for flights',
  results: {
    label: 'Flights found',
    /** Where the visitor sees only some of the flights. */
    someFlights: (shown: number, all: number) =>
      plural(all, { one: `${shown} of # flight`, other: `${shown} of # flights` }),
    showAllTimes: 'Show all times',
    noneOn: (day: string) => `No flights on ${day}`,
    nearestDates: (route: string) => `Nearest dates with flights from ${route}:`,
    noneOnRoute: (route: string) => `No flights from ${route} right now. Choose another route.`,
  },
  days: {
    label: 'Other dates',
    /** Before the lowest fare of a day, for screen readers. */
    from: 'from',
    noSeats: 'no seats',
  },
  bar: {
    label: 'Sort and filter',
    sort: 'Sort',
    sorts: { departure: 'Departure', price: 'Price', duration: 'Duration' } satisfies Record<Sort, string>,
    leaving: 'Leaving',
    times: { morning: 'Morning', afternoon: 'Afternoon', evening: 'Evening' } satisfies Record<TimeOfDay, string>,
    /** After the chosen part of the day, for screen readers. */
    onlyThisTime: 'only, show all times',
  },
  noneAt: {
    morning: 'No flights in the morning',
    afternoon: 'No flights in the afternoon',
    evening: 'No flights in the evening',
  } satisfies Record<TimeOfDay, string>,
  flight: {
    name: (flight: string, time: string) => `${flight}, leaves at ${time}`,
    nameWithRoute: (flight: string, route: string, day: string, time: string) =>
      `${flight}, ${route}, ${day}, leaves at ${time}`,
    cheapest: 'Cheapest',
    fastest: 'Fastest',
    full: 'Full',
    onlySeatsLeft: (count: number) => plural(count, { one: 'Only # seat left', other: 'Only # seats left' }),
    fares: (flight: string) => `Fares of ${flight}`,
    /** A cabin with seats that cost more than its fare. */
    cabinFrom: (cabin: string) => `${cabin} from`,
    totalFor: (price: string, travellers: number) => plural(travellers, { other: `${price} for #` }),
    onlyLeft: (count: number) => plural(count, { other: 'Only # left' }),
    /** After a cabin and its fare, for screen readers. */
    onFlight: (flight: string, time: string) => `on ${flight} at ${time}`,
    soldOut: 'Sold out',
    seeSeats: 'See the seats',
    /** After `seeSeats`, for screen readers. */
    ofFlight: (flight: string, time: string) => `of ${flight} at ${time}`,
  },
  notServed: {
    from: (place: string) => `We don't fly from ${place} yet`,
    to: (place: string) => `We don't fly to ${place} yet`,
    origins: 'We fly from these cities:',
    destinations: (origin: string) => `From ${origin} we fly to these cities:`,
    /** After a city, for screen readers. */
    toCity: (destination: string) => `to ${destination}`,
    /** Before a city, for screen readers. */
    fromCityTo: (origin: string) => `${origin} to`,
  },
  demos: {
    title: 'Demo flights',
    text: 'Small cabins that are always on sale. Pay with one of the [test codes].',
  },
};

export type SearchMessages = typeof search;
