import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import PostalMime, { type Address, type Email } from 'postal-mime';

/** The name of a mail's file: the order, and the version that the mail is about. Unfinished files have other names. */
export const MAIL_FILE = /^[A-Za-z0-9_-]{1,64}\.\d{1,9}\.eml$/;

/** The most mails in a list. */
const LISTED = 100;
/** The end of a mail's headers. */
const BLANK_LINE = '\r\n\r\n';

/** A mail in a list. */
export interface ListedMail {
  readonly file: string;
  /** When it was written. */
  readonly writtenAt: Date;
  readonly to: string;
  readonly subject: string;
}

/** The newest mails of a folder, the newest first. None if the folder doesn't exist. */
export async function listMails(folder: string): Promise<ListedMail[]> {
  const files = (await namesIn(folder)).filter((name) => MAIL_FILE.test(name));
  const dated = await allFound(
    files.map(async (file) => ({ file, writtenAt: (await stat(join(folder, file))).mtime })),
  );
  const newest = dated.toSorted((a, b) => b.writtenAt.getTime() - a.writtenAt.getTime()).slice(0, LISTED);
  return allFound(newest.map(async (each) => ({ ...each, ...(await readHeaders(join(folder, each.file))) })));
}

/** A mail with its parts; null if there is no such file. */
export async function readMail(folder: string, file: string): Promise<Email | null> {
  const content = await readFile(join(folder, file)).catch(nullIfMissing);
  return content && PostalMime.parse(content);
}

/** Addresses as people write them: `Ada <ada@example.com>, grace@example.com`. */
export function addressesOf(addresses: readonly Address[] = []): string {
  return addresses
    .flatMap((address) => address.group ?? [address])
    .map(({ name, address }) => (name ? `${name} <${address}>` : address))
    .join(', ');
}

/** Reads no attachment: a list has many mails. */
async function readHeaders(path: string): Promise<Pick<ListedMail, 'to' | 'subject'>> {
  const content = await readFile(path);
  const end = content.indexOf(BLANK_LINE);
  const { to, subject = '' } = await PostalMime.parse(end < 0 ? content : content.subarray(0, end));
  return { to: addressesOf(to), subject };
}

async function namesIn(folder: string): Promise<string[]> {
  return (await readdir(folder).catch(nullIfMissing)) ?? [];
}

/** Leaves out files that were deleted meanwhile. */
async function allFound<Found extends object>(files: readonly Promise<Found>[]): Promise<Found[]> {
  const found = await Promise.all(files.map((file) => file.catch(nullIfMissing)));
  return found.filter((file) => file !== null);
}

function nullIfMissing(error: unknown): null {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
  throw error;
}
