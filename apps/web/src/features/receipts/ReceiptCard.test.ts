import type { ReceiptView } from '@jumpseat/booking/contracts';
import { euros } from '@jumpseat/domain';
import { expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { inLanguage } from '#testing/in-language.ts';
import ReceiptCard from './ReceiptCard.svelte';

const flight = { number: 'JS201', origin: 'ZRH', destination: 'GVA', departsLocal: '2026-12-01T07:05' };
const payment: ReceiptView = {
  number: '2026-K7QW3P-1',
  kind: 'PAYMENT',
  issuedAt: '2026-11-24T13:02:00.000Z',
  payer: 'Ada Lovelace',
  lines: [
    { seat: '20A', cabin: 'economy', item: 'fare', amount: euros(8_900) },
    { seat: '20A', cabin: 'economy', item: 'window', amount: euros(900) },
  ],
  total: euros(9_800),
  tax: { rate: 8.1, amount: euros(734), net: euros(9_066) },
};

function show(difference: Partial<ReceiptView> = {}) {
  return render(ReceiptCard, {
    receipt: { ...payment, ...difference },
    orderId: 'order-1',
    reference: 'K7QW3P',
    flight,
  });
}

test('a passenger reads what each amount of a receipt is for, the tax, and who paid for which flight', async () => {
  const screen = await show();
  const rows = screen.getByRole('table').getByRole('row');
  const read = [
    'Seat For Amount',
    '20A Fare, Economy €89.00',
    '20A Window €9.00',
    'Without VAT €90.66',
    'VAT 8.1% €7.34',
    'Total paid €98.00',
  ];
  expect(rows.elements()).toHaveLength(read.length);
  for (const [index, words] of read.entries()) await expect.element(rows.nth(index)).toHaveAccessibleName(words);
  const receipt = screen.getByRole('article', { name: 'Receipt' });
  for (const words of [
    '2026-K7QW3P-1',
    '24 November 2026',
    'Ada Lovelace',
    'JS201, Zurich to Geneva, 1 December 2026',
  ]) {
    await expect.element(receipt).toMatchTextContent(words);
  }
  const download = screen.getByRole('link', { name: 'Download PDF 2026-K7QW3P-1' });
  await expect.element(download).toHaveAttribute('href', '/api/orders/order-1/receipts/2026-K7QW3P-1.pdf?language=en');
});

test('a refund says who gets the money back, and a receipt without names says nothing about a person', async () => {
  const refund = { kind: 'REFUND', total: euros(-9_800) } as const;
  const screen = await show(refund);
  const receipt = screen.getByRole('article', { name: 'Refund receipt' });
  await expect.element(receipt).toMatchTextContent('Refunded to');
  await expect.element(screen.getByTestId('receipt-total')).toHaveTextContent('-€98.00');
  await screen.rerender({ receipt: { ...payment, ...refund, payer: null } });
  await expect.element(receipt).not.toMatchTextContent('Refunded to');
});

test('a booking from before prices had a breakdown has one line, in German too', async () => {
  await inLanguage('de');
  const screen = await show({ lines: [{ seat: null, cabin: null, item: 'fare', amount: euros(9_800) }] });
  const rows = screen.getByTestId('receipt-lines').getByRole('row');
  expect(rows.elements()).toHaveLength(1);
  await expect.element(rows).toHaveAccessibleName(/^– Flugpreis 98,00\s€$/);
});
