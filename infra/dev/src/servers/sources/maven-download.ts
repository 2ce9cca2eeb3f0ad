import { chmod, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { CommandFailed } from '../../../bootstrap/failure.mjs';
import { run } from '../../../bootstrap/run.mjs';
import type { Note } from '../../../bootstrap/steps.mjs';
import type { NotFound } from './first-found.ts';
import { onPath } from './on-path.ts';

const POM = `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>jumpseat</groupId><artifactId>time-skipping</artifactId><version>1</version>
  <dependencies>
    <dependency><groupId>io.temporal</groupId><artifactId>temporal-test-server</artifactId><version>1.38.0</version></dependency>
    <dependency><groupId>org.slf4j</groupId><artifactId>slf4j-simple</artifactId><version>2.0.16</version></dependency>
  </dependencies>
</project>
`;

/** Runs the test server, a Java program. Temporal's SDK calls this script with a port as its argument. */
const WRAPPER = `#!/bin/sh
exec java -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp "$(dirname "$0")/lib/*" io.temporal.testserver.TestServer "$@"
`;

/** Downloads the time-skipping test server with Maven into `folder`. Returns the path of a program that runs it. */
export async function mavenDownload(folder: string, note: Note): Promise<string | NotFound> {
  if (onPath('java') === undefined || onPath('mvn') === undefined)
    return { reason: 'Java and Maven are not installed' };
  note(`downloading it with Maven to ${folder}, once`);
  await mkdir(dirname(folder), { recursive: true });
  const unfinished = await mkdtemp(`${folder}-`);
  try {
    await writeFile(join(unfinished, 'pom.xml'), POM);
    await run('mvn', ['-q', '-B', 'dependency:copy-dependencies', '-DoutputDirectory=lib'], { cwd: unfinished });
    await writeFile(join(unfinished, 'test-server'), WRAPPER);
    await chmod(join(unfinished, 'test-server'), 0o755);
    await rename(unfinished, folder);
    return join(folder, 'test-server');
  } catch (error) {
    if (!(error instanceof CommandFailed)) throw error;
    return { reason: error.output.trim().split('\n')[0] ?? error.message };
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
}
