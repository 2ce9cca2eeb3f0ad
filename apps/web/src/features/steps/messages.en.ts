/** The steps of a booking, above its pages. */
export const steps = {
  label: 'Your trip',
  /** The way back. A phone shows only what is outside of the brackets. */
  back: (route: string, day: string) => `Flights[ from ${route}, ${day}]`,
  stepsLabel: 'Steps',
  steps: { flight: 'Flight', seats: 'Seats', travellers: 'Travellers', pay: 'Pay' },
  /** After a step that is behind the passenger, for screen readers. */
  done: 'done',
};

export type StepsMessages = typeof steps;
