import { grammarOf } from '@jumpseat/texts';

const { plural, list } = grammarOf('en-GB');

/** What has not happened without a connection, for this cause, and what follows when the connection is back. */
const unsent = (cause: string, back: string) => ({
  added: (seats: readonly string[]) => ({
    message: plural(seats.length, {
      one: `${list(seats)} isn't held yet: ${cause}.`,
      other: `${list(seats)} aren't held yet: ${cause}.`,
    }),
    advice: `We'll ask again when ${back}.`,
  }),
  removed: (seats: readonly string[]) => ({
    message: plural(seats.length, {
      one: `${list(seats)} is still held: ${cause}.`,
      other: `${list(seats)} are still held: ${cause}.`,
    }),
    advice: plural(seats.length, {
      one: `We'll release it when ${back}.`,
      other: `We'll release them when ${back}.`,
    }),
  }),
  other: { message: `Your change isn't saved yet: ${cause}.`, advice: `We'll save it when ${back}.` },
});

/** What happened to a passenger's seats, and what to do next. */
export const notices = {
  /** The name of the button that closes a notice. */
  dismiss: 'Dismiss',
  chooseAnother: 'Choose another seat.',
  gone: (seats: readonly string[]) =>
    plural(seats.length, {
      one: `${list(seats)} is no longer free.`,
      other: `${list(seats)} are no longer free.`,
    }),
  holding: (seats: readonly string[]) => `We're holding ${list(seats)} for you.`,
  chooseOthers: 'Choose other seats.',
  unsent: {
    offline: unsent("you're offline", "you're back"),
    unreachable: unsent("we can't reach Jumpseat", 'the connection is back'),
  },
  otherOrder: (seat: string) => ({
    message: `${seat} is already yours, in another booking.`,
    advice: 'Open that booking to change it.',
  }),
};

export type NoticesMessages = typeof notices;
