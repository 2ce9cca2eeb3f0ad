import type { TripMessages } from './messages.en.ts';

export const trip: TripMessages = {
  label: 'رحلتك',
  back: (route, day) => `الرحلات[ ${route}، ${day}]`,
  stepsLabel: 'الخطوات',
  steps: { flight: 'الرحلة', seats: 'المقاعد', travellers: 'المسافرون', pay: 'الدفع' },
  done: 'تمّ',
};
