import { createHash } from 'node:crypto';

/** The bundle's last line. Bundles of the same code may name other folders in it. */
const SOURCE_MAP = /^\/\/# sourceMappingURL=.*$/m;

/** A hash of the code of workflows, so that builds with equal workflows are one version. */
export function buildIdOf(code: string): string {
  return createHash('sha256').update(code.replace(SOURCE_MAP, '')).digest('hex').slice(0, 12);
}
