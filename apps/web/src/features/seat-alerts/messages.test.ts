import { expect, test } from 'vitest';
import { seatAlerts } from './messages.ar.ts';

test('an Arabic passenger reads of one, two and more free seats, each in its own form', () => {
  const { free } = seatAlerts;
  expect([free(['12A']), free(['12A', '14C']), free(['12A', '14C', '15D'])]).toEqual([
    'المقعد 12A متاح',
    'المقعدان 12A و14C متاحان',
    'المقاعد 12A و14C و15D متاحة',
  ]);
});
