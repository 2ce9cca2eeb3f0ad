import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** The way to a server, which a test can cut and mend. Gone with the test. */
export async function aCable(server: string) {
  const { hostname, port } = new URL(server);
  const ends = new Set<Socket>();
  const near = createServer((reader) => {
    const far = connect(Number(port), hostname);
    for (const [end, other] of [
      [reader, far],
      [far, reader],
    ] as const) {
      ends.add(end);
      end.on('error', () => other.destroy());
      end.on('close', () => ends.delete(end));
    }
    reader.pipe(far).pipe(reader);
  });
  let at = 0;
  async function mend(): Promise<void> {
    await once(near.listen(at, '127.0.0.1'), 'listening');
    at = (near.address() as AddressInfo).port;
  }
  async function cut(): Promise<void> {
    const closed = once(near, 'close');
    near.close();
    for (const end of ends) end.destroy();
    await closed;
  }
  await mend();
  onTestFinished(() => (near.listening ? cut() : undefined));
  return { url: `http://127.0.0.1:${at}`, cut, mend };
}
