export type { ComposedMail } from './mail/composed-mail.ts';
export { confirmationMail } from './mail/confirmation-mail.ts';
export { refundMail } from './mail/refund-mail.ts';
export { reminderMail } from './mail/reminder-mail.ts';
export { siteAddress } from './site-address.ts';
export { newTripLink } from './trip-link.ts';
export { createTripPapers, type PaperSettings } from './trip-papers.ts';
