import { createServer, type Server } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { freePort, isFree, requireFree } from './ports.ts';

const servers: Server[] = [];

async function occupy(port: number, host: string): Promise<void> {
  const server = createServer();
  servers.push(server);
  await new Promise<void>((listening) => server.listen(port, host, listening));
}

afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

describe('a port that another program uses', () => {
  it('is told with its number and the setting that moves it', async () => {
    const port = await freePort();
    await occupy(port, '127.0.0.1');
    await expect(requireFree(port, 'SERVER_PORT', 'the web page')).rejects.toThrow(
      `Port ${port}, for the web page, is taken by another program.\nStop that program, or choose another port with the setting SERVER_PORT, such as SERVER_PORT=${port + 1}.`,
    );
  });

  it('is noticed when held for every address', async () => {
    const port = await freePort();
    await occupy(port, '0.0.0.0');
    expect(await isFree(port)).toBe(false);
  });

  it('is free again when that program ends', async () => {
    const port = await freePort();
    await expect(requireFree(port, 'SERVER_PORT', 'the web page')).resolves.toBeUndefined();
  });
});

describe('a free port', () => {
  it('is below the range that clients borrow from, and given once', async () => {
    const ports = await Promise.all(Array.from({ length: 20 }, freePort));
    expect(new Set(ports).size).toBe(20);
    expect(Math.max(...ports)).toBeLessThan(32_768);
  });
});
