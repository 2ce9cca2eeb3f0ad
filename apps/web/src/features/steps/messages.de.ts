import type { StepsMessages } from './messages.en.ts';

export const steps: StepsMessages = {
  label: 'Ihre Reise',
  back: (route, day) => `Flüge[ von ${route}, ${day}]`,
  stepsLabel: 'Schritte',
  steps: { flight: 'Flug', seats: 'Sitze', travellers: 'Reisende', pay: 'Bezahlen' },
  done: 'erledigt',
};
