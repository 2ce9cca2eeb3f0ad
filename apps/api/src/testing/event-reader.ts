import { onTestFinished } from 'vitest';

/** An event of a stream with parsed data, or a comment. */
export interface StreamEntry {
  readonly id?: string;
  readonly retry?: string;
  readonly data?: Record<string, unknown>;
  readonly comment?: string;
}

/** Opens a stream of server-sent events. `next` resolves to undefined once the server has ended it. */
export async function openEvents(url: string, headers: Record<string, string> = {}) {
  const leaving = new AbortController();
  onTestFinished(() => leaving.abort());
  const response = await fetch(url, { headers, signal: leaving.signal });
  const blocks = response.ok && response.body ? blocksOf(response.body) : undefined;
  return {
    response,
    leave: () => leaving.abort(),
    async next(): Promise<StreamEntry | undefined> {
      const block = await blocks?.next();
      return block && !block.done ? parse(block.value) : undefined;
    },
  };
}

async function* blocksOf(body: ReadableStream<Uint8Array<ArrayBuffer>>): AsyncGenerator<string> {
  let text = '';
  for await (const chunk of body.pipeThrough(new TextDecoderStream())) {
    const blocks = `${text}${chunk}`.split('\n\n');
    text = blocks.pop() ?? '';
    yield* blocks;
  }
}

function parse(block: string): StreamEntry {
  if (block.startsWith(':')) return { comment: block.slice(1).trim() };
  const fields = Object.fromEntries(block.split('\n').map((line) => line.split(/: (.*)/s, 2)));
  return { ...fields, ...(fields.data && { data: JSON.parse(fields.data) }) };
}
