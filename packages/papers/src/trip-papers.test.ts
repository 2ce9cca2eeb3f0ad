import { expect, test } from 'vitest';
import { aTrip } from './testing/a-trip.ts';
import { newTripLink } from './trip-link.ts';
import { createTripPapers } from './trip-papers.ts';

const settings = { secret: 'a secret of at least 32 characters', origin: 'https://jumpseat.example' };
const apple = { certificate: '', key: '', wwdr: '', passTypeId: '', teamId: '' };
const google = { issuerId: '', email: '', privateKey: '' };

test('passes are made only for the wallets of the settings', async () => {
  const papers = createTripPapers(settings);
  const trip = aTrip();
  const [pass] = await papers.boardingPasses(trip);
  if (!pass) throw new Error('there is no boarding pass');
  expect(papers.wallets).toEqual({ apple: false, google: false });
  await expect(papers.applePass(trip, pass, 'en')).rejects.toMatchObject({ code: 'WALLET_NOT_OFFERED' });
  expect(() => papers.googlePassUrl(trip, pass, 'en')).toThrowError(
    expect.objectContaining({ code: 'WALLET_NOT_OFFERED' }),
  );
  expect(createTripPapers({ ...settings, apple }).wallets).toEqual({ apple: true, google: false });
  expect(createTripPapers({ ...settings, google }).wallets).toEqual({ apple: false, google: true });
});

test('the link of a mail opens the order that it was made for', () => {
  const link = newTripLink({ orderId: 'o1', expiresAt: 2 }, { ...settings, language: 'de' });
  const token = link.slice(`${settings.origin}/de/trips/open/`.length);
  expect(createTripPapers(settings).readLink(token, 1)?.orderId).toBe('o1');
});

test('each paper has its own file name', async () => {
  const papers = createTripPapers(settings);
  const trip = aTrip();
  const [receipt] = trip.receipts;
  if (!receipt) throw new Error('there is no receipt');
  const files = await Promise.all([
    papers.ticketPdf(trip, 'en'),
    papers.receiptPdf(trip, receipt, 'en'),
    papers.calendar(trip, 'en'),
  ]);
  expect(files.map(({ name }) => name)).toEqual([
    'ticket-K7QW3P.pdf',
    'receipt-2026-K7QW3P-1.pdf',
    'flight-JS201-2026-12-01.ics',
  ]);
});
