/** What a page says that can't be opened without the network. */
export const OFFLINE_WORDS = {
  title: "You're offline",
  advice: 'This page opens by itself as soon as the network is back. Seats you hold stay held until their time is up.',
} as const;
