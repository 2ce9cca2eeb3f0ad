import type { FlightView, OrderView, TravelDetailsView } from '@jumpseat/booking/contracts';
import type { TravelDetails, Traveller } from '@jumpseat/domain';
import { afterEach, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { anOrder } from '#features/order/an-order.ts';
import { inLanguage } from '#testing/in-language.ts';
import TravellersForm from './TravellersForm.svelte';

const flight = { layoutId: 'a320neo', blockBy: 'cabin', departsLocal: '2026-11-24T06:45' } as unknown as FlightView;
const couple: OrderView['party'] = [{ kind: 'adult' }, { kind: 'adult' }];
const family: OrderView['party'] = [...couple, { kind: 'child' }, { kind: 'infant' }];
const nothing: TravelDetailsView = { travellers: [], contact: null, isComplete: false };

const adult = (givenName: string, familyName: string, seat: string): Traveller => ({
  givenName,
  familyName,
  kind: 'adult',
  bornOn: null,
  seat,
  lapOf: null,
});
const adaAndGrace: TravelDetailsView = {
  travellers: [adult('Ada', 'Lovelace', '20A'), adult('Grace', 'Hopper', '20B')],
  contact: { email: 'ada@example.com', phone: null, language: 'en', remind: false },
  isComplete: true,
};

/** What this tab remembers of the entries. */
const kept = () => sessionStorage.getItem('jumpseat.travellers.order-1');

afterEach(() => sessionStorage.clear());

interface Options {
  readonly party?: OrderView['party'];
  readonly seats?: string[];
  readonly details?: TravelDetailsView;
  readonly holdSeconds?: number;
}

/** The form of an order, whose server takes everything. */
async function aForm(options: Options = {}) {
  const { party = couple, seats = ['20A', '20B'], details = nothing, holdSeconds = 900 } = options;
  const onsave = vi.fn<(entered: TravelDetails) => Promise<boolean>>(async () => true);
  const props = { order: anOrder({ party, seats, holdSeconds }), flight, details, onsave };
  const screen = await render(TravellersForm, props);
  const card = (name: RegExp | string) => screen.getByRole('group', { name });
  const field = (name: RegExp | string, label: string) => card(name).getByLabelText(label, { exact: true });
  const proceed = screen.getByRole('button', { name: 'Continue to payment' });
  const button = (seat: RegExp, name: string) => card(seat).getByRole('button', { name });
  const email = screen.getByLabelText('E-mail', { exact: true });
  return { screen, card, field, proceed, button, email, onsave };
}

test('a couple enters a name for each seat and an e-mail address, and nothing else', async () => {
  const { field, proceed, email, onsave, screen } = await aForm();
  await field(/^20A · window Adult/, 'Given name').fill('Ada');
  await field(/^20A/, 'Family name').fill(' Lovelace ');
  await field(/^20B · middle Adult/, 'Given name').fill('Grace');
  await field(/^20B/, 'Family name').fill('Hopper');
  await email.fill('ada@example.com');
  expect(screen.getByLabelText('Date of birth').elements()).toEqual([]);
  await proceed.click();
  expect(onsave.mock.calls).toEqual([
    [
      {
        travellers: [adult('Ada', 'Lovelace', '20A'), adult('Grace', 'Hopper', '20B')],
        contact: { email: 'ada@example.com', phone: null, language: 'en', remind: false },
      },
    ],
  ]);
  await vi.waitFor(() => expect(kept()).toBeNull());
});

test('a family enters dates of birth for the child and the baby, and chooses the lap', async () => {
  const { screen, card, field, proceed, email, onsave } = await aForm({ party: family, seats: ['20A', '20B', '20C'] });
  for (const seat of [/^20A/, /^20B/, /^20C · aisle Child/, 'Baby']) {
    await field(seat, 'Given name').fill('Ada');
    await field(seat, 'Family name').fill('Lovelace');
  }
  await field(/^20B/, 'Given name').fill('Grace');
  await field(/^20C/, 'Date of birth').fill('2019-02-28');
  await field('Baby', 'Date of birth').fill('2026-01-31');
  const lap = card('Baby').getByRole('combobox', { name: 'On the lap of' });
  await expect.element(lap.getByRole('option', { selected: true })).toHaveTextContent('Ada Lovelace, 20A');
  await lap.selectOptions('Grace Lovelace, 20B');
  await email.fill('ada@example.com');
  await screen.getByLabelText('Phone (optional)').fill('+41 44 668 18 00');
  await proceed.click();
  const sent = onsave.mock.calls[0]?.[0];
  expect(sent?.travellers.slice(2)).toMatchObject([
    { kind: 'child', bornOn: '2019-02-28', seat: '20C', lapOf: null },
    { kind: 'infant', bornOn: '2026-01-31', seat: null, lapOf: 1 },
  ]);
  expect(sent?.contact.phone).toBe('+41 44 668 18 00');
});

test('each field says what is wrong until it changes, and the first wrong one has the focus', async () => {
  const { field, proceed, email, onsave, screen } = await aForm({ details: adaAndGrace });
  const given = field(/^20B/, 'Given name');
  await given.fill('Grace 2');
  await email.fill('ada@');
  await screen.getByLabelText('Phone (optional)').fill('12');
  await proceed.click();
  await expect.element(given).toHaveFocus();
  const words = 'Use only letters, spaces, hyphens and apostrophes, at most 60 characters.';
  await expect.element(given).toHaveAccessibleDescription(words);
  await expect.element(given).toHaveAttribute('aria-invalid', 'true');
  await expect.element(email).toHaveAccessibleDescription('Enter an address such as ada@example.com.');
  await expect
    .element(screen.getByLabelText('Phone (optional)'))
    .toHaveAccessibleDescription('Enter 5 to 15 digits, or leave this empty.');
  expect(onsave).not.toHaveBeenCalled();
  await given.fill('Grace');
  await expect.element(given).toHaveAttribute('aria-invalid', 'false');
  await expect.element(screen.getByText(words)).not.toBeInTheDocument();
  await expect.element(email).toHaveAttribute('aria-invalid', 'true');
});

test('a passenger moves someone to another seat by a button, hears who sits where, and keeps the focus', async () => {
  const { screen, field, button, proceed, onsave } = await aForm({ details: adaAndGrace });
  await expect.element(button(/^20A/, 'Move up')).toHaveAttribute('aria-disabled', 'true');
  await button(/^20A/, 'Move down').click();
  await expect.element(field(/^20B/, 'Given name')).toHaveValue('Ada');
  await expect.element(field(/^20A/, 'Given name')).toHaveValue('Grace');
  await expect
    .element(screen.getByTestId('moved'))
    .toHaveTextContent('Ada Lovelace now has 20B, and Grace Hopper has 20A.');
  await expect.element(button(/^20B/, 'Move down')).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  await expect.element(field(/^20B/, 'Given name')).toHaveValue('Ada');
  await proceed.click();
  expect(onsave.mock.calls[0]?.[0].travellers.map(({ givenName, seat }) => [givenName, seat])).toEqual([
    ['Grace', '20A'],
    ['Ada', '20B'],
  ]);
});

test('a passenger drags someone to another seat', async () => {
  const { card, field } = await aForm({ details: adaAndGrace });
  await card(/^20A/).getByTestId('drag-handle').dropTo(card(/^20B/).getByRole('heading'));
  await expect.element(field(/^20B/, 'Given name')).toHaveValue('Ada');
  await expect.element(field(/^20A/, 'Given name')).toHaveValue('Grace');
});

test('someone who travels alone has nobody to swap with', async () => {
  const { screen } = await aForm({ party: [{ kind: 'adult' }], seats: ['20A'] });
  expect(screen.getByRole('button', { name: /^Move/ }).elements()).toEqual([]);
  expect(screen.getByTestId('drag-handle').elements()).toEqual([]);
});

test('what a passenger entered is still there after a reload, and after other seats were chosen', async () => {
  const before = await aForm({ details: adaAndGrace });
  await before.field(/^20A/, 'Given name').fill('Augusta');
  await before.email.fill('augusta@example.com');
  await before.screen.unmount();
  const after = await aForm({ seats: ['20B', '21C'], details: adaAndGrace });
  await expect.element(after.field(/^20B/, 'Given name')).toHaveValue('Grace');
  await expect.element(after.field(/^21C/, 'Given name')).toHaveValue('Augusta');
  await expect.element(after.email).toHaveValue('augusta@example.com');
  expect(JSON.stringify(localStorage)).not.toContain('Augusta');
});

test('what could not be saved stays in the form and in this tab', async () => {
  const { field, proceed, onsave } = await aForm({ details: adaAndGrace });
  onsave.mockResolvedValue(false);
  await field(/^20A/, 'Given name').fill('Augusta');
  await proceed.click();
  await expect.element(proceed).toHaveAttribute('aria-disabled', 'false');
  await expect.element(field(/^20A/, 'Given name')).toHaveValue('Augusta');
  expect(kept()).toContain('Augusta');
});

test('a double click saves once', async () => {
  const { screen, proceed, onsave } = await aForm({ details: adaAndGrace });
  onsave.mockReturnValue(new Promise(() => {}));
  await proceed.dblClick({ force: true });
  await expect.element(screen.getByRole('button', { name: 'Saving…' })).toHaveFocus();
  expect(onsave).toHaveBeenCalledOnce();
});

test('a browser offers its owner’s name for the first adult only, and the right keyboard for each field', async () => {
  const { screen, field, email } = await aForm({ party: family, seats: ['20A', '20B', '20C'] });
  await expect.element(field(/^20A/, 'Given name')).toHaveAttribute('autocomplete', 'given-name');
  await expect.element(field(/^20A/, 'Family name')).toHaveAttribute('autocomplete', 'family-name');
  for (const card of [/^20B/, /^20C/, 'Baby'])
    await expect.element(field(card, 'Given name')).toHaveAttribute('autocomplete', 'off');
  await expect.element(email).toHaveAttribute('inputmode', 'email');
  await expect.element(email).toHaveAttribute('autocomplete', 'email');
  const phone = screen.getByLabelText('Phone (optional)');
  await expect.element(phone).toHaveAttribute('inputmode', 'tel');
  await expect.element(phone).toHaveAttribute('autocomplete', 'tel');
});

test('a passenger who asks for a reminder finds the choice after a reload, and it is sent', async () => {
  const before = await aForm({ details: adaAndGrace });
  const box = (form: typeof before) =>
    form.screen.getByRole('checkbox', { name: 'E-mail me five minutes before my time is up' });
  await expect.element(box(before)).not.toBeChecked();
  await box(before).click();
  await before.screen.unmount();
  const after = await aForm({ details: adaAndGrace });
  await expect.element(box(after)).toBeChecked();
  await after.proceed.click();
  expect(after.onsave.mock.calls[0]?.[0].contact.remind).toBe(true);
});

test('a passenger with less than ten minutes to pay is offered no reminder', async () => {
  const { screen } = await aForm({ holdSeconds: 599 });
  expect(screen.getByRole('checkbox').elements()).toEqual([]);
});

test('the mail of a booking is in the language of its page', async () => {
  await inLanguage('de');
  const { screen, onsave } = await aForm({ details: adaAndGrace });
  await screen.getByRole('button', { name: 'Weiter zur Zahlung' }).click();
  expect(onsave.mock.calls[0]?.[0].contact.language).toBe('de');
});
