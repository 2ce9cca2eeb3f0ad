import type { StepsMessages } from './messages.en.ts';

export const steps: StepsMessages = {
  label: 'رحلتك',
  back: (route, day) => `الرحلات[ ${route}، ${day}]`,
  stepsLabel: 'الخطوات',
  steps: { flight: 'الرحلة', seats: 'المقاعد', travellers: 'المسافرون', pay: 'الدفع' },
  done: 'تمّ',
};
