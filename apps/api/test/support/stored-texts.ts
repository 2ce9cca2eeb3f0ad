import type { Database } from '@jumpseat/db';
import { Client, Connection } from '@temporalio/client';

/** Every row of every table, as text, by table. */
export async function rowsByTable({ sql }: Database): Promise<Record<string, string>> {
  const tables = await sql<{ name: string }[]>`select tablename as name from pg_tables where schemaname = 'public'`;
  const rows = tables.map(async ({ name }) => {
    const found = await sql<{ row: string }[]>`select to_jsonb(t)::text as row from ${sql(name)} t order by 1`;
    return [name, found.map(({ row }) => row).join('\n')];
  });
  return Object.fromEntries(await Promise.all(rows));
}

/** Everything that the histories of a namespace's workflows hold, as text: payloads too. */
export async function textOfHistories({ address, name }: { address: string; name: string }): Promise<string> {
  const connection = await Connection.connect({ address });
  try {
    const { workflow: client } = new Client({ connection, namespace: name });
    const texts: string[] = [];
    for await (const { workflowId, runId } of client.list()) {
      const history = await client.getHandle(workflowId, runId).fetchHistory();
      texts.push(workflowId, ...textsIn(history));
    }
    return texts.join('\n');
  } finally {
    await connection.close();
  }
}

/** Every text in a value, at any depth. Bytes are read as UTF-8. */
function* textsIn(value: unknown): Generator<string, void> {
  if (typeof value === 'string') yield value;
  else if (value instanceof Uint8Array) yield Buffer.from(value).toString('utf8');
  else if (value && typeof value === 'object') {
    for (const [name, part] of Object.entries(value)) {
      yield name;
      yield* textsIn(part);
    }
  }
}
