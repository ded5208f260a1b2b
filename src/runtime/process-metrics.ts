import type { Metrics } from './metrics.ts';

/**
 * Memory, processor time and start of this process, under the names that Prometheus' own clients use, so that common dashboards know them.
 * @returns reads them anew; called before each exposition.
 */
export function createProcessMetrics(metrics: Metrics): () => void {
  const memory = metrics.gauge({ name: 'process_resident_memory_bytes', help: 'Memory of this process, without that of its parsers.' });
  const processor = metrics.counter({ name: 'process_cpu_seconds_total', help: 'Processor time of this process, of user and system.' });
  const started = metrics.gauge({ name: 'process_start_time_seconds', help: 'Start of this process, in seconds since 1970.' });
  started.set(performance.timeOrigin / 1_000);
  let counted = 0;
  return () => {
    memory.set(process.memoryUsage.rss());
    const { user, system } = process.cpuUsage();
    const seconds = (user + system) / 1_000_000;
    processor.add({}, seconds - counted);
    counted = seconds;
  };
}
