import { align, figure } from '../../shared/table.ts';
import { MEASURED_BOOKINGS, MEASURED_RUSH, MEASURED_VIEWERS } from '../measured.ts';
import { BENCH_CAPACITY, BENCH_CORES, BENCH_PASSENGERS_MS, BENCH_SETTINGS, simulateBench } from '../model/bench.ts';
import { simulateRush } from '../model/rush.ts';
import { simulateViewerNode } from '../model/viewers.ts';
import type { Settings } from '../settings.ts';

/** The model on two cores, beside what was measured there. The CPU is that of the settings. */
export function calibrationReport(settings: Settings): string {
  const bench = { ...settings, ...BENCH_SETTINGS };
  const rows: string[][] = [];
  const add = (what: string, unit: string, model: number | null, measured: number) =>
    rows.push([what, unit, figure(model), figure(measured), ((model ?? 0) / measured).toFixed(2)]);
  for (const measured of MEASURED_BOOKINGS) {
    const model = simulateBench(measured.passengers, measured.flights, bench);
    const name = `${measured.passengers} passengers, ${measured.flights === 1 ? 'one flight' : 'many flights'}`;
    add(name, 'bookings/s', model.perSecond, measured.perSecond);
    if (!('holdP50' in measured)) continue;
    add('', 'hold p50 ms', model.holdP50, measured.holdP50);
    add('', 'confirmation p50 ms', model.confirmP50, measured.confirmP50);
  }
  const rush = simulateRush({ ...bench, ...MEASURED_RUSH }, BENCH_CAPACITY, BENCH_CORES, BENCH_PASSENGERS_MS);
  add(`${MEASURED_RUSH.passengers} passengers within a second`, 'hold p50 ms', rush.held.p50, MEASURED_RUSH.p50);
  add('', 'the last, ms', rush.held.max, MEASURED_RUSH.last);
  for (const measured of MEASURED_VIEWERS) {
    const model = simulateViewerNode(bench, measured);
    add(`10,000 viewers, flights: ${figure(measured.flights)}`, 'p50 ms', model.p50, measured.p50);
    add('', 'p99 ms', model.p99, measured.p99);
  }
  return align(['on two cores', '', 'model', 'measured', 'ratio'], rows, [true, true]);
}
