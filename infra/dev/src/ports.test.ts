import { once } from 'node:events';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { freePort, requireFree } from './ports.ts';

const servers: Server[] = [];

/** Listens on a free port of this address. Returns the port. */
async function occupy(host: string): Promise<number> {
  const server = createServer();
  servers.push(server);
  await once(server.listen(0, host), 'listening');
  return (server.address() as AddressInfo).port;
}

async function closeAll(): Promise<void> {
  for (const server of servers.splice(0)) await new Promise((closed) => server.close(closed));
}

afterEach(closeAll);

describe('a port that another program uses', () => {
  test('is refused with its number and its setting', async () => {
    const port = await occupy('127.0.0.1');
    await expect(requireFree(port, 'SERVER_PORT', 'the web page')).rejects.toThrow(
      `Port ${port}, for the web page, is taken by another program.\nStop that program, or choose another port with the setting SERVER_PORT, such as SERVER_PORT=${port + 1}.`,
    );
  });

  test('is refused if the program listens on all addresses', async () => {
    const port = await occupy('0.0.0.0');
    await expect(requireFree(port, 'SERVER_PORT', 'the web page')).rejects.toThrow(`Port ${port}`);
  });

  test('is free again after the program has ended', async () => {
    const port = await occupy('127.0.0.1');
    await closeAll();
    await expect(requireFree(port, 'SERVER_PORT', 'the web page')).resolves.toBeUndefined();
  });
});

describe('free ports', () => {
  test('are below the range of client sockets, and given once', async () => {
    const ports = await Promise.all(Array.from({ length: 20 }, freePort));
    expect(new Set(ports).size).toBe(20);
    expect(Math.max(...ports)).toBeLessThan(32_768);
  });
});
