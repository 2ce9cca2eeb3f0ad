import { randomUUID } from 'node:crypto';
import type { BegunRequest, CallersKey, IdempotencyStore, KeyedAnswer } from '@jumpseat/booking/contracts';
import { refusal } from '@jumpseat/domain';

interface Known {
  readonly request: string;
  readonly operationId: string;
  isLocked: boolean;
  answer?: KeyedAnswer;
}

/** Keys in memory. A lock lasts until it is released: nobody dies here. */
export class MemoryIdempotency implements IdempotencyStore {
  readonly #known = new Map<string, Known>();

  async begin({ request, ...of }: CallersKey & { request: string }): Promise<BegunRequest> {
    const known = this.#known.get(idOf(of));
    if (!known) {
      const operationId = randomUUID();
      this.#known.set(idOf(of), { request, operationId, isLocked: true });
      return { type: 'BEGUN', operationId, isRepetition: false };
    }
    if (known.request !== request) return { type: 'ANSWERED', refusal: refusal('IDEMPOTENCY_KEY_REUSED') };
    if (known.answer) return { type: 'ANSWERED', ...known.answer };
    if (known.isLocked) return { type: 'ANSWERED', refusal: refusal('IDEMPOTENCY_KEY_IN_USE') };
    known.isLocked = true;
    return { type: 'BEGUN', operationId: known.operationId, isRepetition: true };
  }

  async answer(_operationId: string, of: CallersKey, answer: KeyedAnswer): Promise<void> {
    const known = this.#known.get(idOf(of));
    if (known) known.answer = structuredClone(answer);
  }

  async release(_operationId: string, of: CallersKey): Promise<void> {
    const known = this.#known.get(idOf(of));
    if (known) known.isLocked = false;
  }
}

const idOf = ({ caller, key }: CallersKey) => JSON.stringify([caller, key]);
