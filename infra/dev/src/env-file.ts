import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { loadEnvFile } from 'node:process';
import { SetupError } from '../bootstrap/failure.mjs';
import { REPOSITORY } from '../bootstrap/paths.mjs';

/**
 * Takes the settings of a file .env into this process, where there is one. Variables that are set already stay as they are.
 *
 * @throws {SetupError} where the file can't be read
 */
export function readEnvFile(file = join(REPOSITORY, '.env')): void {
  if (!existsSync(file)) return;
  try {
    loadEnvFile(file);
  } catch (error) {
    throw new SetupError(`${file} can't be read: ${error instanceof Error ? error.message : error}`);
  }
}
