import type { ContactLanguage } from '@jumpseat/domain';

/** A fact with its label, such as the date of the flight. */
export interface Fact {
  readonly label: string;
  /** The first line is the fact. Further lines say more about it. */
  readonly lines: readonly string[];
}

/** A part of a mail, from top to bottom. All texts are plain: characters such as `<` have no meaning. */
export type MailPart =
  | { readonly type: 'text'; readonly text: string }
  /** A text of less importance. */
  | { readonly type: 'note'; readonly text: string }
  | { readonly type: 'reference'; readonly label: string; readonly reference: string }
  /** Facts under a heading; null for none. */
  | { readonly type: 'facts'; readonly heading: string | null; readonly facts: readonly Fact[] }
  | { readonly type: 'button'; readonly label: string; readonly url: string };

/** What a mail says. Its HTML and its plain text are both made from this, so they never differ. */
export interface MailContent {
  readonly language: ContactLanguage;
  readonly subject: string;
  /** What lists of mails show after the subject. */
  readonly preheader: string;
  readonly heading: string;
  readonly parts: readonly MailPart[];
  /** Why the reader gets this mail. */
  readonly reason: string;
}
