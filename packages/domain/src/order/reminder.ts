/** How long before the time to pay is up a reminder is sent, in milliseconds. */
export const REMIND_BEFORE_MS = 5 * 60_000;
/** A reminder that comes later than this before the time is up comes too late, in milliseconds. */
export const LEAST_TIME_AFTER_REMINDER_MS = 60_000;
/** Shorter holds get no reminder, in milliseconds. It would come right after the seats. */
export const SHORTEST_REMINDED_HOLD_MS = 10 * 60_000;
