/**
 * How the metrics of a process are measured: for collectDefaultMetrics of prom-client. It looks at the event loop 20 times
 * a second. Its default of 100 times takes 1% of a core in an idle process. Without any lag the metric reads 0.05 s.
 */
export const PROCESS_METRICS = { eventLoopMonitoringPrecision: 50 };
