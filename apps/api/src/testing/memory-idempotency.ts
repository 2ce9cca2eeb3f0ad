import { randomUUID } from 'node:crypto';
import type { BegunRequest, CallersKey, IdempotencyStore, KeyedAnswer } from '@jumpseat/booking/contracts';
import { refusal } from '@jumpseat/domain';

interface StoredKey {
  readonly request: string;
  readonly operationId: string;
  isLocked: boolean;
  answer?: KeyedAnswer;
}

/** Idempotency keys in memory. A lock lasts until its release: no process dies here. */
export class MemoryIdempotency implements IdempotencyStore {
  readonly #keys = new Map<string, StoredKey>();

  async begin({ request, ...of }: CallersKey & { request: string }): Promise<BegunRequest> {
    const known = this.#keys.get(idOf(of));
    if (!known) {
      const operationId = randomUUID();
      this.#keys.set(idOf(of), { request, operationId, isLocked: true });
      return { type: 'BEGUN', operationId, isRepetition: false };
    }
    if (known.request !== request) return { type: 'ANSWERED', refusal: refusal('IDEMPOTENCY_KEY_REUSED') };
    if (known.answer) return { type: 'ANSWERED', ...known.answer };
    if (known.isLocked) return { type: 'ANSWERED', refusal: refusal('IDEMPOTENCY_KEY_IN_USE') };
    known.isLocked = true;
    return { type: 'BEGUN', operationId: known.operationId, isRepetition: true };
  }

  async answer(_operationId: string, of: CallersKey, answer: KeyedAnswer): Promise<void> {
    const known = this.#keys.get(idOf(of));
    if (known) known.answer = structuredClone(answer);
  }

  async release(_operationId: string, of: CallersKey): Promise<void> {
    const known = this.#keys.get(idOf(of));
    if (known) known.isLocked = false;
  }
}

const idOf = ({ caller, key }: CallersKey) => JSON.stringify([caller, key]);
