import { execFile } from 'node:child_process';
import { appendFile, chown, mkdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { connect } from '@jumpseat/db';
import type { PostgresServer } from '@jumpseat/dev/testing';
import { expect, vi } from 'vitest';

const copy = (from: string, to: string) => promisify(execFile)('cp', ['-a', from, to]);
const BACKUP_LIMIT = { timeout: 60_000 };

/**
 * Backups of a Postgres as docs/backup.md describes them: a base backup, an archive of WAL, and a restore to a moment.
 * The embedded Postgres has no pg_basebackup, so the base backup uses the functions for a low-level backup.
 */
export class PostgresBackup {
  readonly #server: PostgresServer;
  readonly #data: string;
  #label = '';

  private constructor(server: PostgresServer, data: string) {
    this.#server = server;
    this.#data = data;
  }

  /** Switches the archive of a server on, which restarts it, and makes a base backup. */
  static async begin(server: PostgresServer): Promise<PostgresBackup> {
    const [row] = await run<{ data_directory: string }>(server.url, 'show data_directory');
    const backup = new PostgresBackup(server, `${row?.data_directory}`);
    await mkdir(backup.#archive);
    await backup.#ownAsData(backup.#archive);
    await run(server.url, "alter system set archive_mode = 'on'");
    await run(server.url, `alter system set archive_command = 'cp %p ${backup.#archive}/%f'`);
    await server.stop();
    await server.start();
    await backup.#copyBase();
    return backup;
  }

  /** Names this moment, and waits until the archive has all WAL up to it. */
  async markMoment(name: string): Promise<void> {
    const [marked] = await run<{ file: string }>(
      this.#server.url,
      `select pg_walfile_name(pg_create_restore_point('${name}')) as file`,
    );
    await run(this.#server.url, 'select pg_switch_wal()');
    await vi.waitFor(async () => {
      const [archiver] = await run<{ last: string | null }>(
        this.#server.url,
        'select last_archived_wal as last from pg_stat_archiver',
      );
      expect((archiver?.last ?? '') >= `${marked?.file}`).toBe(true);
    }, BACKUP_LIMIT);
  }

  /** Throws the server's data away, and brings it back as it was at the moment of that name. */
  async restore(name: string): Promise<void> {
    await this.#server.stop();
    await rm(this.#data, { recursive: true });
    await copy(this.#base, this.#data);
    const settings = [
      `restore_command = 'cp ${this.#archive}/%f %p'`,
      `recovery_target_name = '${name}'`,
      "recovery_target_action = 'promote'",
    ];
    await appendFile(join(this.#data, 'postgresql.auto.conf'), `\n${settings.join('\n')}\n`);
    for (const [file, content] of [
      ['backup_label', this.#label],
      ['recovery.signal', ''],
    ] as const) {
      await writeFile(join(this.#data, file), content);
      await this.#ownAsData(join(this.#data, file));
    }
    await this.#server.start();
    await vi.waitFor(async () => {
      expect(await run(this.#server.url, 'select pg_is_in_recovery() as recovering')).toEqual([{ recovering: false }]);
    }, BACKUP_LIMIT);
  }

  async remove(): Promise<void> {
    await rm(this.#archive, { recursive: true, force: true });
    await rm(this.#base, { recursive: true, force: true });
  }

  /** Copies the files of the running server between two calls on one connection. */
  async #copyBase(): Promise<void> {
    const { sql, close } = connect(this.#server.url, { max: 1 });
    try {
      await sql`set statement_timeout = 0`;
      await sql`select pg_backup_start('base', fast => true)`;
      await copy(this.#data, this.#base);
      const [stopped] = await sql<{ labelfile: string }[]>`select labelfile from pg_backup_stop()`;
      this.#label = `${stopped?.labelfile}`;
    } finally {
      await close();
    }
    for (const file of ['postmaster.pid', 'postmaster.opts']) await rm(join(this.#base, file), { force: true });
    await rm(join(this.#base, 'pg_wal'), { recursive: true });
    await mkdir(join(this.#base, 'pg_wal'), { mode: 0o700 });
    await this.#ownAsData(join(this.#base, 'pg_wal'));
  }

  async #ownAsData(path: string): Promise<void> {
    const { uid, gid } = await stat(this.#data);
    await chown(path, uid, gid);
  }

  get #archive(): string {
    return `${this.#data}.archive`;
  }

  get #base(): string {
    return `${this.#data}.base`;
  }
}

async function run<Row extends object>(url: string, statement: string): Promise<Row[]> {
  const { sql, close } = connect(url, { max: 1 });
  try {
    return (await sql.unsafe(statement)) as unknown as Row[];
  } finally {
    await close();
  }
}
