import { once } from 'node:events';
import autocannon from 'autocannon';

export interface Target {
  name: string;
  port: number;
}

/** What is asked of one target, and by whom. */
export interface Asked extends Target {
  paths: readonly string[];
  tokens: readonly string[];
}

export interface Load {
  /** The port in the cookie's name, the same for every target. */
  cookiePort: number;
  rounds: number;
  seconds: number;
  connections: number;
}

export interface Measured {
  name: string;
  requestsPerSecond: number;
  p50: number;
  p95: number;
  bytes: number;
}

const WARM_UP_SECONDS = 2;

/** Target after target, round after round: whatever else the machine does meanwhile falls on all of them alike. */
export async function measureInTurns(targets: readonly Asked[], load: Load): Promise<Measured[]> {
  const rounds = new Map<string, Round[]>(targets.map(({ name }) => [name, []]));
  for (const target of targets) await fire(target, { ...load, seconds: WARM_UP_SECONDS });
  for (let round = 0; round < load.rounds; round += 1) {
    // Each target goes first as often as last.
    const order = round % 2 === 0 ? targets : [...targets].reverse();
    for (const target of order) rounds.get(target.name)?.push(await fire(target, load));
  }
  return targets.map(({ name }) => summary(name, rounds.get(name) ?? []));
}

interface Round {
  latencies: number[];
  seconds: number;
  bytes: number;
}

async function fire({ name, port, paths, tokens }: Asked, { cookiePort, seconds, connections }: Load): Promise<Round> {
  const requests = paths.map((path, i) => ({ path, headers: { cookie: `waymark-${cookiePort}=${tokens[i % tokens.length]}` } }));
  const gun = autocannon({ url: `http://127.0.0.1:${port}`, connections, duration: seconds, requests }, () => undefined);
  const latencies: number[] = [];
  gun.on('response', (_client, _status, _bytes, milliseconds) => latencies.push(milliseconds));
  const [result] = (await once(gun, 'done')) as [autocannon.Result];
  if (result.non2xx > 0 || result.errors > 0) throw new Error(`${name}: ${result.non2xx} refusals, ${result.errors} errors.`);
  return { latencies, seconds: result.duration, bytes: result.throughput.total / result.requests.total };
}

function summary(name: string, rounds: Round[]): Measured {
  const middle = (value: (round: Round) => number): number => median(rounds.map(value));
  return {
    name,
    requestsPerSecond: middle(({ latencies, seconds }) => latencies.length / seconds),
    p50: middle(({ latencies }) => quantile(latencies, 0.5)),
    p95: middle(({ latencies }) => quantile(latencies, 0.95)),
    bytes: middle(({ bytes }) => bytes),
  };
}

export function median(numbers: readonly number[]): number {
  return quantile(numbers, 0.5);
}

function quantile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
