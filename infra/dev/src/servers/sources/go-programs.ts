import { join } from 'node:path';
import { SetupError } from '../../../bootstrap/failure.mjs';
import type { Note } from '../../../bootstrap/steps.mjs';
import { cacheFolder } from './cache-folder.ts';
import { firstFound, type Source } from './first-found.ts';
import { type GoProgram, goInstall } from './go-install.ts';
import { isProgram, onPath } from './on-path.ts';

/** The programs of a cluster, under the names that their packages give them. Server and SQL tool have one version. */
const PROGRAMS = {
  'temporal-server': { module: 'go.temporal.io/server/cmd/server@v1.29.1', takes: 'about 15 minutes' },
  'temporal-sql-tool': { module: 'go.temporal.io/server/cmd/tools/sql@v1.29.1', takes: 'about two minutes' },
  caddy: {
    module: 'github.com/caddyserver/caddy/v2/cmd/caddy@v2.11.9',
    takes: 'about five minutes',
    // Debian's is too old: it loses the body of a request that a stopping node refuses.
    mayBeInstalled: false,
  },
} as const satisfies Record<string, GoProgram>;

/** The sources of a program that Go can compile: an installed one comes first. */
export function goProgramSources(name: string, program: GoProgram, folder = join(cacheFolder(), 'bin')): Source[] {
  const cached = join(folder, name);
  const installed = { name: 'PATH', find: async () => onPath(name) ?? { reason: `no \`${name}\` there` } };
  return [
    ...(program.mayBeInstalled === false ? [] : [installed]),
    { name: 'cache', find: async () => (isProgram(cached) ? cached : { reason: `no ${cached}` }) },
    { name: 'Go', find: (note) => goInstall(program, cached, note) },
  ];
}

/**
 * Returns the path of a program, and compiles it if necessary.
 *
 * @throws {SetupError} with what to install, if no source has it
 */
export async function findGoProgram(name: keyof typeof PROGRAMS, note: Note): Promise<string> {
  const found = await firstFound(goProgramSources(name, PROGRAMS[name]), note);
  if (typeof found === 'string') return found;
  throw new SetupError(
    `${name} was not found:\n${found.map((reason) => `  ${reason}`).join('\n')}\n` +
      'Install Go from https://go.dev/dl. It compiles the program once.',
  );
}
