import { expect, inject, test } from 'vitest';
import { expectAccessible } from './accessible.ts';
import { bookTrip } from './book-trip.ts';
import { dateIn } from './dates.ts';
import { aFlight } from './flights.ts';
import { openOrder } from './orders.ts';
import { openWithScripts } from './pages/open-with-scripts.ts';
import { passengers } from './passengers.ts';

const passenger = passengers();
const baseUrl = inject('baseUrl');
const PHONE = { width: 390, height: 844 } as const;

/** Latin words that belong into an Arabic text: names, and what is a name in every language. */
const NAMES =
  /Jumpseat|English|Deutsch|Airbus|Boeing|ATR|Embraer|neo|WCAG|NVDA|VoiceOver|TalkBack|jumpseat[._]\w+|AA|API|Enter|T-\w+|Apple|Google|Ada|Émilie|Lovelace/g;

test.each([
  ['ar', /[a-z]{4,}(?: [a-z]+)*/gi],
  // Words that English has and German doesn't.
  ['de', /\b(?:the|your|you|seats?|with|this|page|flights?|choose|nobody|and)\b/gi],
] as const)(
  'in %s no text is left in English, no page scrolls sideways, and axe finds nothing',
  async (code, english) => {
    const page = await passenger(baseUrl, { viewport: PHONE, locale: code });
    const flightId = await aFlight('demo-30');
    const { orderId } = await openOrder();
    const trip = await bookTrip(page);
    const paths = {
      home: '',
      results: `?from=ZRH&to=LHR&on=${dateIn(2)}`,
      nothing: '?from=ZRH&to=LHR&on=2099-01-01',
      flight: `/flights/${flightId}`,
      travellers: `/orders/${orderId}/travellers`,
      order: `/orders/${orderId}`,
      booking: `/orders/${trip.orderId}`,
      ticket: `/orders/${trip.orderId}/ticket`,
      receipts: `/orders/${trip.orderId}/receipts`,
      trips: '/trips',
      help: '/help',
      accessibility: '/accessibility',
      terms: '/terms',
      missing: '/no/such/page',
    };
    for (const [name, path] of Object.entries(paths)) {
      await openWithScripts(page, `/${code}${path}`);
      if (name === 'flight') await page.locator('[data-testid="seat-map"][aria-busy="false"]').waitFor();
      const read = await page.evaluate(() => {
        const attributes = ['aria-label', 'title', 'placeholder', 'alt', 'aria-description'];
        const said = attributes.flatMap((attribute) =>
          [...document.querySelectorAll(`[${attribute}]`)].map((element) => element.getAttribute(attribute)),
        );
        // biome-ignore lint/performance/useDomNodeTextContent: only what is shown counts.
        return [document.title, document.body.innerText, ...said].join('\n');
      });
      // The reference first: it may contain a name, such as AA.
      const words = read.replaceAll(trip.reference, '').replaceAll(NAMES, '');
      expect(words.match(english) ?? [], `${name} has English texts`).toEqual([]);
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow, `${name} scrolls sideways`).toBeLessThanOrEqual(0);
      await expectAccessible(page);
    }
  },
);
