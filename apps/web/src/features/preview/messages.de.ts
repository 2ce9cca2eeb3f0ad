import type { PreviewMessages } from './messages.en.ts';

export const preview: PreviewMessages = {
  home: { title: 'Ihr Sitz auf dem Live-Sitzplan', line: 'Während Sie bezahlen, kann ihn niemand anders nehmen.' },
  flight: (number, day, time, aircraft) => `${number} · ${day}, ${time} · ${aircraft}`,
};
