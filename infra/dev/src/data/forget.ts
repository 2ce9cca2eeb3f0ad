import { rm } from 'node:fs/promises';
import { clusterFolder } from '../servers/postgres.ts';
import type { DataFolder } from './data-folder.ts';

/** Removes the orders, holds and bookings of earlier runs, with the secrets and logs that go with them. */
export async function forget({ postgres, temporal, secrets, logs }: DataFolder): Promise<void> {
  const database = ['', '-shm', '-wal'].map((suffix) => `${temporal}${suffix}`);
  for (const path of [clusterFolder(postgres), ...database, secrets, logs]) {
    await rm(path, { recursive: true, force: true });
  }
}
