import { createHash, randomUUID } from 'node:crypto';
import type { BegunRequest, IdempotencyStore, KeyedAnswer } from '@jumpseat/booking/contracts';
import { refusal } from '@jumpseat/domain';
import type { Database } from '../connect.ts';

/** Longer than any request, in milliseconds. After this time, the process that carried it out has died. */
const LOCKED_MS = 20_000;
/** How long a key is stored, in milliseconds. */
const STORED_MS = 24 * 60 * 60 * 1_000;

interface Row {
  readonly request: string;
  readonly answer: KeyedAnswer | null;
}

export function createIdempotencyStore({ sql }: Database): IdempotencyStore {
  return {
    async begin({ caller, key, request }): Promise<BegunRequest> {
      const hash = createHash('sha256').update(request).digest('base64url');
      const newId = randomUUID();
      const [mine] = await sql<{ operationId: string }[]>`
        insert into idempotency_keys as known (caller, key, request, operation_id, locked_until, expires_at)
        values (${caller}, ${key}, ${hash}, ${newId},
          now() + ${LOCKED_MS} * interval '1 ms', now() + ${STORED_MS} * interval '1 ms')
        on conflict (caller, key) do update
        set request = excluded.request, answer = null, locked_until = excluded.locked_until,
            operation_id = case when known.expires_at <= now() then excluded.operation_id else known.operation_id end,
            expires_at = case when known.expires_at <= now() then excluded.expires_at else known.expires_at end
        where known.expires_at <= now()
           or (known.answer is null and known.request = excluded.request and known.locked_until <= now())
        returning operation_id as "operationId"`;
      if (mine) return { type: 'BEGUN', operationId: mine.operationId, isRepetition: mine.operationId !== newId };
      const [known] = await sql<Row[]>`
        select request, answer from idempotency_keys where caller = ${caller} and key = ${key}`;
      if (known && known.request !== hash) return { type: 'ANSWERED', refusal: refusal('IDEMPOTENCY_KEY_REUSED') };
      return known?.answer
        ? { type: 'ANSWERED', ...known.answer }
        : { type: 'ANSWERED', refusal: refusal('IDEMPOTENCY_KEY_IN_USE') };
    },

    async answer(operationId, { caller, key }, answer) {
      await sql`
        update idempotency_keys set answer = ${JSON.stringify(answer)}::text::jsonb
        where caller = ${caller} and key = ${key} and operation_id = ${operationId}`;
    },

    async release(operationId, { caller, key }) {
      await sql`
        update idempotency_keys set locked_until = to_timestamp(0)
        where caller = ${caller} and key = ${key} and operation_id = ${operationId} and answer is null`;
    },
  };
}

/** Deletes expired keys. */
export async function deleteOldKeys({ sql }: Database): Promise<void> {
  await sql`delete from idempotency_keys where expires_at <= now()`;
}
