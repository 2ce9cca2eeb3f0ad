import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { ClusterProcess } from '@jumpseat/cluster/start-cluster';
import type { Processes } from '@jumpseat/dev/processes';
import type { Connection, ProcessName } from '../faults/fault.ts';
import { APP_SETTINGS, MAIL_ANSWER_MS } from './app-settings.ts';
import { Cleanup } from './cleanup.ts';
import { MailServer } from './mail-server.ts';
import type { ControlledProcess, RunningSystem } from './running-system.ts';
import { startTemporaryCluster } from './temporary-cluster.ts';
import { Wires } from './wires.ts';

/** Starts a cluster and a mail server. Each process reaches each server by a wire of its own. */
export async function startClusterSystem(): Promise<RunningSystem> {
  const cleanup = new Cleanup();
  try {
    const mail = await MailServer.create({ answerAfterMs: MAIL_ANSWER_MS });
    cleanup.add(() => mail.remove());
    const wires = new Wires();
    cleanup.add(() => wires.close());
    const { cluster, processes, data } = await startTemporaryCluster(
      {
        env: { ...APP_SETTINGS, SMTP_URL: mail.url },
        routeUrl: ({ from, to, url }) => {
          const [part, node] = nameOf(from).split('-');
          return wires.add(`${part}–${to}` as Connection, Number(node), url);
        },
      },
      // The run restarts processes, because it knows which ones it has ended.
      { restarts: false, echoes: false },
    );
    const parts = new Map<ProcessName, ControlledProcess>(
      [...cluster.processes, cluster.postgres].map((each) => [nameOf(each.name), controlled(processes, each)]),
    );
    cleanup.add(async () => {
      await processes.kill();
      await processes.stop();
    });
    const { port } = new URL(await wires.add('client–api', 1, cluster.url));
    return {
      processes: parts.set('mail', mail),
      wires,
      mail,
      // The certificate is for localhost.
      url: `https://localhost:${port}`,
      databaseUrl: cluster.databaseUrl,
      temporalAddress: cluster.temporalAddress,
      namespace: cluster.namespace,
      isCluster: true,
      readLogs: () => readLogs(data.logs),
      remove: () => cleanup.run(),
    };
  } catch (error) {
    await cleanup.run();
    throw error;
  }
}

/** The name of a process for faults: `api-1` for `API 1`. */
const nameOf = (name: string) => name.toLowerCase().replaceAll(' ', '-') as ProcessName;

function controlled(processes: Processes, { name, start }: ClusterProcess): ControlledProcess {
  return {
    get isRunning() {
      return processes.find(name) !== undefined;
    },
    start,
    stop: async () => processes.find(name)?.stop(),
    kill: async () => processes.find(name)?.kill(),
    pause: () => processes.find(name)?.pause(),
    resume: () => processes.find(name)?.resume(),
  };
}

async function readLogs(folder: string): Promise<Record<string, string>> {
  const files = await readdir(folder);
  const read = async (file: string) => [basename(file, '.log'), await readFile(join(folder, file), 'utf8')] as const;
  return Object.fromEntries(await Promise.all(files.map(read)));
}
