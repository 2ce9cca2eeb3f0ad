import { failWith } from '../bootstrap/failure.mjs';
import { runCommand } from './command.ts';
import type { DataFolder } from './data/data-folder.ts';
import { readEnvFile } from './env-file.ts';
import { Processes } from './processes/processes.ts';
import { readSettings, type Settings } from './settings.ts';
import { prepareOwnData } from './stack.ts';

export type Launched = { readonly processes: Processes; readonly data: DataFolder; readonly settings: Settings };

/** Prepares the data folder, calls `start`, and keeps everything running until it is stopped or a process dies. */
export async function launch(command: 'start' | 'dev', start: (launched: Launched) => Promise<void>): Promise<void> {
  try {
    readEnvFile();
    const settings = readSettings(process.argv.slice(2), process.env);
    const { data, record } = await prepareOwnData(settings, command === 'dev');
    const processes = new Processes(data.logs, record);
    await runCommand(processes, () => start({ processes, data, settings }).then(() => processes.died), data.release);
  } catch (error) {
    failWith(error);
  }
}
