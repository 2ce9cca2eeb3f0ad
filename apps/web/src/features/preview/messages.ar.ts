import type { PreviewMessages } from './messages.en.ts';

export const preview: PreviewMessages = {
  home: { title: 'اختر مقعدك على خريطة مباشرة', line: 'لا يمكن لأحد غيرك أخذه أثناء الدفع.' },
  flight: (number, day, time, aircraft) => `الرحلة ${number} · ${day}، ${time} · ${aircraft}`,
};
