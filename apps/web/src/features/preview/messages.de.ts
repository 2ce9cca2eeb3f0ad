import type { PreviewMessages } from './messages.en.ts';

export const preview: PreviewMessages = {
  home: { title: 'Ihr Sitz im Live-Sitzplan', line: 'Während Sie bezahlen, kann ihn Ihnen niemand wegnehmen.' },
  flight: (number, day, time, aircraft) => `${number} · ${day}, ${time} · ${aircraft}`,
};
