import { readdirSync, readFileSync } from 'node:fs';
import { createMetrics as createApiMetrics, watchNode } from '@jumpseat/api/metrics';
import { createMetrics as createWorkerMetrics } from '@jumpseat/worker/metrics';
import { describe, expect, test } from 'vitest';

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');

const ALERTS = read('../alerts.yaml');
const ALERT_TESTS = read('../alerts.test.yaml');
const RUNBOOK = read('../../../docs/runbook.md');
const DASHBOARDS = readdirSync(new URL('../dashboards', import.meta.url));

/** A dashboard, as far as this test reads it. */
interface Dashboard {
  readonly uid: string;
  readonly schemaVersion: number;
  readonly templating: { readonly list: readonly { readonly name: string; readonly type: string }[] };
  readonly panels: readonly {
    readonly title: string;
    readonly datasource: { readonly uid: string };
    readonly targets: readonly { readonly expr: string }[];
  }[];
}

/** The names under which Prometheus knows what API and worker register, by the base name of each. */
async function registeredNames(): Promise<Map<string, readonly string[]>> {
  const api = createApiMetrics();
  const none = () => 0;
  watchNode(
    api.registry,
    {
      connections: none,
      webSockets: none,
      eventStreams: none,
      commands: { running: 0, waiting: 0, limit: 0 },
      checks: {},
      readStuck: async () => ({ stuck: [], restarts: 0 }),
    },
    { warn: none },
  );
  const worker = createWorkerMetrics({
    dueMails: async () => ({ count: 0, oldestSeconds: 0 }),
    lastHousekeepingRun: async () => ({ finishedAt: 0, hasRun: true }),
  });
  const registered = [...(await api.registry.getMetricsAsJSON()), ...(await worker.registry.getMetricsAsJSON())];
  return new Map(
    registered.map(({ name, type }) => [
      name,
      `${type}` === 'histogram' ? [`${name}_bucket`, `${name}_sum`, `${name}_count`] : [name],
    ]),
  );
}

/** The metrics that an expression reads. `up` is Prometheus' own. */
const namesIn = (text: string) => new Set(text.match(/\b(?:jumpseat|nodejs|process)_\w+/g));

const withoutComments = ALERTS.replace(/^\s*#.*$/gm, '');
const alerts = withoutComments.split(/^ +- alert: /m).slice(1);
const dashboards = DASHBOARDS.map((file): [string, Dashboard] => [file, JSON.parse(read(`../dashboards/${file}`))]);

const expressions: [string, string][] = [
  ['the alerts', withoutComments],
  ...dashboards.map(([file, { panels }]): [string, string] => [
    `the dashboard ${file}`,
    panels.flatMap(({ targets }) => targets.map(({ expr }) => expr)).join('\n'),
  ]),
];

test.each(expressions)('%s read only metrics that exist', async (_where, text) => {
  const names = namesIn(text);
  expect(names.size).toBeGreaterThan(0);
  const known = new Set([...(await registeredNames()).values()].flat());
  expect([...names].filter((name) => !known.has(name))).toEqual([]);
});

test('every metric of our own is on a dashboard or in an alert', async () => {
  const used = namesIn(expressions.map(([, text]) => text).join('\n'));
  const unused = [...(await registeredNames())].filter(([, names]) => !names.some((name) => used.has(name)));
  expect(unused.map(([name]) => name).filter((name) => name.startsWith('jumpseat_'))).toEqual([]);
});

describe('each alert', () => {
  test.each(alerts.map((alert) => [alert.split('\n', 1)[0] ?? '', alert]))(
    '%s has a severity, a summary, an entry in the runbook, and tests in which it fires and in which it does not',
    (name, alert) => {
      expect(alert).toMatch(/severity: (critical|warning)\n/);
      expect(alert).toMatch(/summary: .+\n/);
      expect(alert).toContain(`runbook_url: docs/runbook.md#${name.toLowerCase()}`);
      expect(RUNBOOK).toMatch(new RegExp(`^## ${name}$`, 'm'));
      expect(ALERT_TESTS).toContain(`alertname: ${name}, exp_alerts: []`);
      expect(ALERT_TESTS).toMatch(new RegExp(`alertname: ${name}\\n +exp_alerts:\\n`));
    },
  );

  test('of the runbook exists', () => {
    const entries = [...RUNBOOK.matchAll(/^## (Jumpseat\w+)$/gm)].map(([, name]) => name);
    expect(entries).toEqual(alerts.map((alert) => alert.split('\n', 1)[0]));
  });
});

test('dashboards can be imported side by side, and their reader chooses the source of the data', () => {
  expect(new Set(dashboards.map(([, { uid }]) => uid)).size).toBe(3);
  for (const [, { schemaVersion, templating, panels }] of dashboards) {
    expect(schemaVersion).toBeGreaterThanOrEqual(41);
    expect(templating.list).toMatchObject([{ name: 'datasource', type: 'datasource' }]);
    for (const { title, datasource, targets } of panels) {
      expect(title).not.toBe('');
      expect(datasource.uid).toMatch(/^\$\{datasource\}$/);
      expect(targets.length).toBeGreaterThan(0);
    }
  }
});
