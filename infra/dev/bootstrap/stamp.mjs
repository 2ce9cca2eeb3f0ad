import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/**
 * A file with the hash of the inputs of some work, written after each success. It tells if the work is up to date.
 *
 * @param {string} file inside the folder that the work writes, so that both are deleted together
 * @param {readonly string[]} inputs files that the work depends on
 */
export function stamp(file, inputs) {
  const hash = createHash('sha256').update(`${process.platform} ${process.arch}`);
  for (const input of inputs) hash.update('\0').update(input).update('\0').update(readFileSync(input));
  const current = hash.digest('hex');
  return {
    matches: () => existsSync(file) && readFileSync(file, 'utf8') === current,
    write: () => writeFileSync(file, current),
  };
}
