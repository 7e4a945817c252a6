import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import { COUNTERS, GAUGES, HISTOGRAMS } from './catalogue.ts';

type Labels = Readonly<Record<string, string>>;

/** Every metric of the catalogue, in Prometheus' text format. */
export class Instruments {
  readonly #registry = new Registry();
  readonly #counters = new Map<string, Counter>();
  readonly #gauges = new Map<string, Gauge>();
  /** Gauges that are told apart by labels. */
  readonly #labelled = new Set<string>();
  readonly #histograms = new Map<string, Histogram>();

  constructor() {
    const registers = [this.#registry];
    for (const [key, { name, help, ...rest }] of Object.entries(COUNTERS)) {
      this.#counters.set(key, new Counter({ name, help, labelNames: labelsOf(rest), registers }));
    }
    for (const [key, { name, help, ...rest }] of Object.entries(GAUGES)) {
      if (labelsOf(rest).length > 0) this.#labelled.add(key);
      this.#gauges.set(key, new Gauge({ name, help, labelNames: labelsOf(rest), registers }));
    }
    for (const [key, { name, help, buckets }] of Object.entries(HISTOGRAMS)) {
      this.#histograms.set(key, new Histogram({ name, help, buckets: [...buckets], registers }));
    }
    this.forget();
  }

  /** Adds to a counter; 0 makes it appear. */
  count(key: keyof typeof COUNTERS, by: number, labels: Labels = {}): void {
    this.#counters.get(key)?.inc(labels, by);
  }

  /** Says what is so now; `null`: it is not known. */
  set(key: keyof typeof GAUGES, value: number | null, labels: Labels = {}): void {
    if (value !== null) this.#gauges.get(key)?.set(labels, value);
  }

  observe(key: keyof typeof HISTOGRAMS, value: number): void {
    this.#histograms.get(key)?.observe(value);
  }

  /** Forgets what was said to be so: what is not said anew is left out. */
  forget(): void {
    for (const [key, gauge] of this.#gauges) {
      gauge.reset();
      // Without labels it would be 0 now.
      if (!this.#labelled.has(key)) gauge.remove();
    }
  }

  text(): Promise<string> {
    return this.#registry.metrics();
  }
}

function labelsOf(described: { readonly labels?: readonly string[] }): string[] {
  return [...(described.labels ?? [])];
}
