import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The absolute path of infra/dev, whatever the working directory. */
export const DEV_FOLDER = resolve(dirname(fileURLToPath(import.meta.url)), '..');
export const REPOSITORY = resolve(DEV_FOLDER, '../..');
export const TOOLCHAIN_FOLDER = join(DEV_FOLDER, 'toolchain');
