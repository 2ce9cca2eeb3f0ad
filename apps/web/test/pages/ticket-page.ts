import type { Page } from 'playwright-core';
import { textOf } from './text.ts';

/** The page of a booking's boarding passes, as a passenger uses it. */
export class TicketPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  static async open(page: Page, orderId: string): Promise<TicketPage> {
    await page.goto(`/orders/${orderId}/ticket`);
    return new TicketPage(page);
  }

  get passes() {
    return this.page.getByTestId('boarding-pass');
  }

  /** Who sits where: the name and the seat of each pass. */
  async seats(): Promise<string[]> {
    await this.passes.first().waitFor();
    const passes = await this.passes.all();
    return Promise.all(
      passes.map(async (pass) => {
        const name = await textOf(pass.getByTestId('pass-name'));
        return `${name} ${await textOf(pass.getByTestId('pass-seat'))}`;
      }),
    );
  }

  /** The dark squares of each barcode. */
  barcodes(): Promise<(string | null)[]> {
    return this.passes
      .getByRole('img')
      .evaluateAll((all) => all.map((each) => each.querySelector('path')?.getAttribute('d') ?? null));
  }
}
