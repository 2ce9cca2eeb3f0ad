import { rm } from 'node:fs/promises';
import { clusterFolder } from '../servers/postgres.ts';
import type { DataFolder } from './data-folder.ts';

/** Deletes the orders, holds, bookings and mail of earlier runs, with their secrets and logs. */
export async function deleteData({ postgres, temporal, mail, secrets, logs }: DataFolder): Promise<void> {
  const temporalFiles = ['', '-shm', '-wal'].map((suffix) => `${temporal}${suffix}`);
  for (const path of [clusterFolder(postgres), ...temporalFiles, mail, secrets, logs]) {
    await rm(path, { recursive: true, force: true });
  }
}
