/** The words of the pictures that previews show. */
export const preview = {
  /** The picture of all pages but those of flights. */
  home: { title: 'Choose your seat on a live map', line: 'Nobody else can take it while you pay.' },
  flight: (number: string, day: string, time: string, aircraft: string) => `${number} · ${day}, ${time} · ${aircraft}`,
};

export type PreviewMessages = typeof preview;
