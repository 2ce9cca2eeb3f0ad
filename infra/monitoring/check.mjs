import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The release whose promtool Go compiles if none is installed. */
const PROMTOOL = 'github.com/prometheus/prometheus/cmd/promtool@v0.316.0';
const FOLDER = fileURLToPath(new URL('.', import.meta.url));

const CHECKS = [
  ['check', 'config', 'prometheus.yaml'],
  ['check', 'rules', 'alerts.yaml'],
  ['test', 'rules', 'alerts.test.yaml'],
];

/** @param {readonly string[]} command */
function works([program = '', ...args]) {
  return spawnSync(program, args, { stdio: 'ignore' }).status === 0;
}

/** The command that runs promtool; undefined if this machine has neither promtool nor Go. */
function findPromtool() {
  if (works(['promtool', '--version'])) return ['promtool'];
  if (!works(['go', 'version'])) return undefined;
  process.stdout.write('promtool is not installed. Go compiles it: some minutes, once.\n');
  return ['go', 'run', PROMTOOL];
}

const promtool = findPromtool();
if (promtool) {
  const [program = '', ...before] = promtool;
  const results = CHECKS.map((check) => spawnSync(program, [...before, ...check], { cwd: FOLDER, stdio: 'inherit' }));
  process.exitCode = results.every(({ status }) => status === 0) ? 0 : 1;
} else {
  process.stderr.write(
    'The alert rules are checked by promtool. Install it with Prometheus, as by `apt-get install prometheus` or\n' +
      '`brew install prometheus`, or install Go.\n',
  );
  process.exitCode = 1;
}
