import type { Page } from 'playwright-core';
import { focusIsKept } from '../focus.ts';
import { textOf } from './text.ts';

/** A payment may take three tries of ten seconds. */
const LONGEST_PAYMENT_MS = 35_000;

/** The page of an order, as a passenger uses it. */
export class OrderPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Opens the page of a live order and waits until it can pay and has read the server's clock. */
  static async open(page: Page, orderId: string): Promise<OrderPage> {
    const clockRead = page.waitForResponse(/orders\.byId/);
    await page.goto(`/orders/${orderId}`);
    await clockRead;
    await page.locator('button[type=submit]:enabled').waitFor();
    return new OrderPage(page);
  }

  get code() {
    return this.page.getByLabel('Payment code');
  }

  /** The progress of a running payment. */
  get progress() {
    return this.page.getByTestId('payment-progress');
  }

  countdown(): Promise<string> {
    return textOf(this.page.getByTestId('countdown'));
  }

  /** The seats and the passengers that the payment is for. */
  payingFor(): Promise<string> {
    return textOf(this.page.getByTestId('paying-for'));
  }

  total(): Promise<string> {
    return textOf(this.page.getByTestId('total'));
  }

  async pay(code: string): Promise<void> {
    await this.code.fill(code);
    await this.page.getByRole('button', { name: /^Pay/ }).click();
  }

  /** Waits for the confirmation and returns the reference. */
  async confirmed(): Promise<string> {
    const reference = this.page.getByTestId('confirmed').getByTestId('reference');
    await reference.waitFor({ timeout: LONGEST_PAYMENT_MS });
    return textOf(reference);
  }

  paymentError(): Promise<string> {
    return textOf(this.page.getByTestId('payment-error'));
  }

  attemptsLeft(): Promise<string> {
    return textOf(this.page.locator('#code-help'));
  }

  /** The button that adds time to the hold. */
  get addTime() {
    return this.page.getByRole('button', { name: /^Add \d+ (minutes?|seconds?)/ });
  }

  /** Cancels the booking and confirms that. */
  async cancel(): Promise<void> {
    await this.page.getByRole('button', { name: 'Cancel booking' }).click();
    await focusIsKept(this.page);
    await this.page.getByRole('button', { name: 'Release seats' }).click();
    await focusIsKept(this.page);
  }

  /** Asks for the seats of the ended order again. */
  async holdAgain(): Promise<void> {
    await this.page.getByRole('button', { name: /^Hold the same seats? again$/ }).click();
  }

  /** Waits for the end of an unpaid order and returns its text. */
  ended(): Promise<string> {
    return textOf(this.page.getByTestId('ended'));
  }
}
