/** Chances that need not add up to anything in particular: each is weighed against the sum. */
export type Weights<Value extends string> = Readonly<Partial<Record<Value, number>>>;

/** A source of chance that gives the same answers for the same seed, so that what it made can be made again. */
export interface Random {
  /** From 0 up to, but never, 1. */
  next(): number;
  /** A whole number from `least` to `most`, both possible. */
  whole(least: number, most: number): number;
  chance(probability: number): boolean;
  pick<Item>(items: readonly Item[]): Item;
  weighted<Value extends string>(weights: Weights<Value>): Value;
}

/** Mulberry32: small, quick and the same on every machine. Never for secrets. */
export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const whole = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1));
  return {
    next,
    whole,
    chance: (probability) => next() < probability,
    pick: (items) => itemAt(items, whole(0, items.length - 1)),
    weighted: (weights) => weightedBy(weights, next()),
  };
}

function weightedBy<Value extends string>(weights: Weights<Value>, fraction: number): Value {
  const entries = Object.entries(weights) as [Value, number][];
  let left = fraction * entries.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [value, weight] of entries) {
    left -= weight;
    if (left < 0) return value;
  }
  return itemAt(entries, entries.length - 1)[0];
}

function itemAt<Item>(items: readonly Item[], index: number): Item {
  const item = items[index];
  if (item === undefined) throw new Error('There is nothing to choose from.');
  return item;
}
