import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { loadEnvFile } from 'node:process';
import { SetupError } from '../bootstrap/failure.mjs';
import { REPOSITORY } from '../bootstrap/paths.mjs';

/**
 * Loads the settings of a file .env, if it exists, into `process.env`. Variables that are already set keep their value.
 *
 * @throws {SetupError} if the file can't be read
 */
export function readEnvFile(file = join(REPOSITORY, '.env')): void {
  if (!existsSync(file)) return;
  try {
    loadEnvFile(file);
  } catch (error) {
    throw new SetupError(`${file} can't be read: ${error instanceof Error ? error.message : error}`);
  }
}
