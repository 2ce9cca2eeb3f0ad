import { PASSENGER_KINDS, type Traveller } from '@jumpseat/domain';
import type { TextStorage } from '#features/selection/browser-storage.ts';
import type { ContactEntry } from './problems.ts';

/** What was entered for an order and is not saved yet. Texts may be empty or wrong. */
export interface Draft extends ContactEntry {
  readonly travellers: readonly Traveller[];
}

/** Remembers a draft in this tab, so that a reload or another choice of seats loses nothing. */
export class DraftMemory {
  readonly #storage: TextStorage;
  readonly #key: string;

  /** @param storage of the tab: personal data is never kept longer */
  constructor(storage: TextStorage, orderId: string) {
    this.#storage = storage;
    this.#key = `jumpseat.travellers.${orderId}`;
  }

  /** The draft; null if there is none, or none that can be read. */
  recall(): Draft | null {
    try {
      const kept: unknown = JSON.parse(this.#storage.getItem(this.#key) ?? 'null');
      return isDraft(kept) ? kept : null;
    } catch {
      return null;
    }
  }

  remember(draft: Draft): void {
    this.#storage.setItem(this.#key, JSON.stringify(draft));
  }

  forget(): void {
    this.#storage.removeItem(this.#key);
  }
}

type Unknown<T> = { readonly [Name in keyof T]?: unknown };

function isDraft(kept: unknown): kept is Draft {
  if (typeof kept !== 'object' || kept === null) return false;
  const { travellers, email, phone, remind }: Unknown<Draft> = kept;
  const hasContact = isText(email) && isText(phone) && typeof remind === 'boolean';
  return hasContact && Array.isArray(travellers) && travellers.every(isTraveller);
}

function isTraveller(kept: unknown): kept is Traveller {
  if (typeof kept !== 'object' || kept === null) return false;
  const { givenName, familyName, kind, bornOn, seat, lapOf }: Unknown<Traveller> = kept;
  return (
    isText(givenName) &&
    isText(familyName) &&
    PASSENGER_KINDS.some((known) => known === kind) &&
    (bornOn === null || isText(bornOn)) &&
    (seat === null || isText(seat)) &&
    (lapOf === null || typeof lapOf === 'number')
  );
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}
