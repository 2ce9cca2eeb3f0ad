import { expect, test } from 'vitest';
import { inLanguage } from '#testing/in-language.ts';
import { paperHref, receiptsHref, ticketHref } from './paper-links.ts';

test('a German passenger gets German papers', async () => {
  await inLanguage('de');
  expect(ticketHref('order-1')).toBe('/de/orders/order-1/ticket');
  expect(receiptsHref('order-1')).toBe('/de/orders/order-1/receipts');
  expect(paperHref('order-1', 'ticket.pdf')).toBe('/api/orders/order-1/ticket.pdf?language=de');
  expect(paperHref('order-1', 'boarding-passes/2.pkpass')).toBe(
    '/api/orders/order-1/boarding-passes/2.pkpass?language=de',
  );
});
