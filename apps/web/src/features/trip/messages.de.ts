import type { TripMessages } from './messages.en.ts';

export const trip: TripMessages = {
  label: 'Ihre Reise',
  back: (route, day) => `Flüge[ von ${route}, ${day}]`,
  stepsLabel: 'Schritte',
  steps: { flight: 'Flug', seats: 'Sitze', travellers: 'Reisende', pay: 'Bezahlen' },
  done: 'erledigt',
};
