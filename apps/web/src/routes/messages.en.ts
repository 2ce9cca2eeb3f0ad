/** What search engines, previews and the titles of tabs show of the pages of text. */
export const pages = {
  help: {
    title: 'Help',
    description:
      'How to choose seats, how long they are held for you, how to pay with a test code, and how to find your booking again.',
  },
  accessibility: {
    title: 'Accessibility',
    description:
      "What works on Jumpseat with a keyboard, a screen reader or large text, what doesn't work yet, and how to report a problem.",
  },
  terms: {
    title: 'Terms',
    description:
      'Jumpseat is a demo: no real flights and no real payments. What it stores about you, where, and for how long.',
  },
};

export type PagesMessages = typeof pages;
