import type { Page } from 'playwright-core';
import { dateIn } from '../dates.ts';
import { textOf } from './text.ts';

/** Dates of birth that fit the kinds of travellers. */
const BORN_ON = { child: dateIn(-8 * 365), infant: dateIn(-200) } as const;

/** The page where the names of an order are entered, as a passenger uses it. */
export class TravellersPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Waits until the page of an order has opened and its scripts run. */
  static async opened(page: Page): Promise<TravellersPage> {
    await page.waitForURL(/\/orders\/[^/]+\/travellers$/);
    await page.locator('[data-testid="travellers"] button[type=submit]:enabled').waitFor();
    return new TravellersPage(page);
  }

  /** The card of a seat, or of a baby by its heading. */
  card(heading: string | RegExp) {
    return this.page.getByRole('group', { name: heading });
  }

  /** The names by seat, as they are in the form. */
  async names(): Promise<string[]> {
    const cards = await this.page.locator('[data-card]').all();
    return Promise.all(
      cards.map(async (card) => {
        const seat = await textOf(card.locator('h2 > span').first());
        return `${seat} ${await card.locator('[name="givenName"]').inputValue()}`;
      }),
    );
  }

  /** Enters what is still missing: names, dates of birth and the e-mail address. Works in every language. */
  async enterAll(): Promise<void> {
    for (const card of await this.page.locator('[data-kind]').all()) {
      await fill(card.locator('[name="givenName"]'), 'Ada');
      await fill(card.locator('[name="familyName"]'), 'Lovelace');
      const kind = await card.getAttribute('data-kind');
      if (kind === 'child' || kind === 'infant') await fill(card.locator('[name="bornOn"]'), BORN_ON[kind]);
    }
    await fill(this.page.locator('[name="email"]'), 'ada@example.com');
  }

  /** Saves the names and waits for the payment. */
  async proceed(): Promise<void> {
    await this.page.locator('[data-testid="travellers"] button[type=submit]').click();
    await this.page.waitForURL(/\/orders\/[^/]+$/);
  }
}

/** Fills a field that is empty. */
async function fill(field: ReturnType<Page['locator']>, text: string): Promise<void> {
  if ((await field.inputValue()) === '') await field.fill(text);
}
