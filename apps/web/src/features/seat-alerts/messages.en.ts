import { grammarOf } from '@jumpseat/texts';

const { plural, list } = grammarOf('en-GB');

/** Waiting for seats that others hold. */
export const seatAlerts = {
  /** Without a full stop, since it also stands before the title of the page. */
  free: (seats: readonly string[]) =>
    plural(seats.length, { one: `${list(seats)} is free`, other: `${list(seats)} are free` }),
  freeNow: (seats: readonly string[]) =>
    plural(seats.length, { one: `${list(seats)} is free.`, other: `${list(seats)} are free.` }),
  hold: (seat: string) => `Hold ${seat}`,
  holdInstead: (seat: string, instead: string) => `Hold ${seat} instead of ${instead}`,
  booked: (seats: readonly string[]) =>
    plural(seats.length, {
      one: `${list(seats)} was booked by someone else.`,
      other: `${list(seats)} were booked by someone else.`,
    }),
  chooseAnother: 'Choose another seat on the map.',
  held: (seat: string) => `${seat} is held by someone else.`,
  maybeFreeAgain: "If they don't pay in time, it becomes free again.",
  tellMe: (seat: string) => `Tell me when ${seat} is free`,
  keepOpen: "Keep this page open. We'll tell you here.",
  keepOpenToNotify: "Keep this page open. We'll tell you here, and by a notification while you look elsewhere.",
  tooMany: (most: number) =>
    plural(most, {
      one: 'You can wait for # seat at a time. Stop waiting for another one first.',
      other: 'You can wait for # seats at a time. Stop waiting for another one first.',
    }),
  /** Seats follow, each as a button. */
  waitingFor: 'Waiting for',
  stopWaiting: (seat: string) => `Stop waiting for ${seat}`,
  /** Below `free` in a notification of the system. */
  openToHold: (flight: string, route: string) => `${flight}, ${route}. Open the page to hold it.`,
};

export type SeatAlertsMessages = typeof seatAlerts;
