import type { ReceivedMail } from '../../src/servers/received-mail.ts';

/** What the mail server took of the mails of a `ConsistentDatabase`. */
export const receivedMails = (): ReceivedMail[] => [
  {
    messageId: '<booked.3@jumpseat.example>',
    to: 'ada-booked@example.com',
    at: 1_000_000,
    subject: 'Your booking K7QW3P',
    text: 'Your seats: A1 and A2\nYour booking: https://jumpseat.example/trips/open/e30.B1-C1',
    attachments: ['ticket-K7QW3P.pdf', 'flight-T1-2030-01-01.ics', 'receipt-2030-K7QW3P-1.pdf'],
  },
  {
    messageId: '<refunded.3@jumpseat.example>',
    to: 'ada-refunded@example.com',
    at: 1_000_000,
    subject: 'حجزك M4XN9C',
    text: 'المقعد: C2',
    attachments: ['ticket-M4XN9C.pdf', 'flight-T1-2030-01-01.ics', 'receipt-2030-M4XN9C-1.pdf'],
  },
  {
    messageId: '<refunded.4@jumpseat.example>',
    to: 'ada-refunded@example.com',
    at: 1_200_000,
    subject: 'استرداد M4XN9C',
    text: 'المبلغ: 89,00',
    attachments: ['receipt-2030-M4XN9C-2.pdf'],
  },
];
