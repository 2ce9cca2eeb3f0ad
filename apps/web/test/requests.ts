import { inject } from 'vitest';

/** Calls the REST API of the running Jumpseat and returns its JSON. Throws for an error status. */
export async function getJson<Answer>(path: string): Promise<Answer> {
  return read(path, await fetch(`${inject('baseUrl')}${path}`));
}

/** The same, with a JSON body. */
export async function postJson<Answer = Record<string, unknown>>(path: string, body: unknown): Promise<Answer> {
  const headers = { 'content-type': 'application/json' };
  return read(
    path,
    await fetch(`${inject('baseUrl')}${path}`, { method: 'POST', headers, body: JSON.stringify(body) }),
  );
}

/** Deletes what is at the path and returns the JSON of the response. */
export async function deleteJson<Answer>(path: string): Promise<Answer> {
  return read(path, await fetch(`${inject('baseUrl')}${path}`, { method: 'DELETE' }));
}

async function read<Answer>(path: string, answer: Response): Promise<Answer> {
  if (!answer.ok) throw new Error(`${path} returned ${answer.status}: ${await answer.text()}`);
  return (await answer.json()) as Answer;
}
