import type { NodemailerError } from 'nodemailer';

/** Why a mail could not be sent. Safe to log and to store: it has codes, never a text. */
export interface MailFailure {
  /** The server's or the system's codes: `SMTP 550 5.1.1`, `ECONNREFUSED`. */
  readonly reason: string;
  /** Whether a later try fails too. */
  readonly isFinal: boolean;
  /** Whether the server takes no mail at all now, so that other mails fail too. */
  readonly isOutage: boolean;
}

/** A failed try that may be repeated. Temporal stores its text, so that has codes only. */
export class MailServerError extends Error {
  readonly isOutage: boolean;

  constructor({ reason, isOutage }: Pick<MailFailure, 'reason' | 'isOutage'>) {
    super(`mail server: ${reason}`);
    this.isOutage = isOutage;
  }
}

/** The commands whose refusal is about this mail. A refusal of others is about our login, our address or our host. */
const ABOUT_THE_MAIL: ReadonlySet<string> = new Set(['RCPT TO', 'DATA']);
/**
 * Enhanced codes of an address or a mailbox that doesn't exist, or of a mail that can't be converted. The senders' ones,
 * 5.1.7 and 5.1.8, are about us. So are most others, such as 5.7.1: a blocklist, SPF, a policy, a relay that is denied.
 */
const FINAL_ENHANCED_CODE = /^5\.(?:1\.(?![78]$)\d+|2\.1|6\.\d+)$/;
/** Codes of an address that doesn't exist, from servers without enhanced codes. */
const FINAL_CODES: ReadonlySet<number> = new Set([550, 551, 553]);
/** Failures between us and the server. Nodemailer names the command CONN for most, and for a refused greeting. */
const OUTAGE_CODES: ReadonlySet<string> = new Set(['ECONNECTION', 'EDNS', 'ESOCKET', 'ETIMEDOUT', 'ETLS']);

const CODE = /^[A-Z][A-Z0-9_]*$/;
const ENHANCED_CODE = /^\d{3}[ -]([245]\.\d{1,3}\.\d{1,3})(?=\s|$)/;

/** Why a transport has failed, without the text of its error: that may contain the address. */
export function failureOf(error: unknown): MailFailure {
  if (!(error instanceof Error)) return { reason: 'UNKNOWN', isFinal: false, isOutage: false };
  const { code = '', originalCode = '', responseCode, response = '', command = '' }: NodemailerError = error;
  const isOutage = command === 'CONN' || OUTAGE_CODES.has(code);
  if (responseCode !== undefined && code !== 'ETLS') {
    const enhanced = ENHANCED_CODE.exec(response)?.[1];
    const isRefused = enhanced ? FINAL_ENHANCED_CODE.test(enhanced) : FINAL_CODES.has(responseCode);
    const isFinal = responseCode >= 500 && ABOUT_THE_MAIL.has(command) && isRefused;
    return { reason: `SMTP ${responseCode}${enhanced ? ` ${enhanced}` : ''}`, isFinal, isOutage };
  }
  const reason = [originalCode, code].find((each) => CODE.test(each));
  return { reason: reason ?? 'UNKNOWN', isFinal: false, isOutage };
}
