/** The frame of every page. */
export const shell = {
  skipToContent: 'Skip to content',
  status: {
    connecting: 'Connecting',
    live: 'Live',
    reconnecting: 'Reconnecting',
    offline: 'Offline',
  },
  reconnecting: 'Reconnecting to Jumpseat…',
  unreachable: "We can't reach Jumpseat.",
  maybeOld: 'This page may be out of date. Seats you hold stay held until their time is up.',
  keptAt: (moment: string) => `This is what we knew ${moment}.`,
  offline: {
    title: "You're offline",
    advice:
      'This page opens by itself as soon as the network is back. Seats you hold stay held until their time is up.',
  },
  notLoaded: { title: "We couldn't load this page", advice: 'Check your connection and try again.' },
  notFound: { title: 'Page not found', advice: 'Check the address, or choose a flight from the list.' },
  ourFault: { title: 'Something went wrong on our side', advice: 'Try again in a moment.' },
  tryAgain: 'Try again',
  allFlights: 'See all flights',
  errorStatus: (status: number) => `Error ${status}`,
  trips: 'My trips',
  theme: {
    name: 'Theme',
    names: { system: 'System', light: 'Light', dark: 'Dark' },
  },
  language: 'Language',
  footer: {
    note: 'Times are local to each airport. Prices include all taxes.',
    more: 'More',
    findBooking: 'Find my booking',
    help: 'Help',
    accessibility: 'Accessibility',
    terms: 'Terms',
    api: 'API for developers',
  },
  /** What the picture shows that previews of a page have. */
  pictureAlt: 'The seats of an aircraft',
  lastReviewed: (date: string) => `Last reviewed on ${date}.`,
};

export type ShellMessages = typeof shell;
