import type { ContactLanguage } from '@jumpseat/domain';
import { papers as ar } from './papers.ar.ts';
import { papers as de } from './papers.de.ts';
import { papers as en, type PapersMessages } from './papers.en.ts';

const PAPERS: Readonly<Record<ContactLanguage, PapersMessages>> = { en, de, ar };

/** The texts of tickets, receipts, calendar entries and passes for wallets. */
export function papersIn(language: ContactLanguage): PapersMessages {
  return PAPERS[language];
}
