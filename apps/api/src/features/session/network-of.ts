import { isIPv6 } from 'node:net';

/** A line at home has a /64 of its own (RFC 6177 gives at least that), more addresses than anybody could count. */
const GROUPS_OF_A_NETWORK = 4;
const GROUPS = 8;
const IPV4_WITHIN = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;

/** Under which guesses from an address count: an IPv4 address itself, and with IPv6 everything behind the same line. */
export function networkOf(address: string): string {
  const ipv4 = IPV4_WITHIN.exec(address)?.[1];
  if (ipv4 !== undefined) return ipv4;
  if (!isIPv6(address)) return address;
  const [head = [], tail = []] = address.split('::').map((half) => half.split(':').filter((group) => group !== ''));
  const left = new Array<string>(Math.max(0, GROUPS - head.length - tail.length)).fill('0');
  const network = [...head, ...left, ...tail].slice(0, GROUPS_OF_A_NETWORK);
  return `${network.map((group) => parseInt(group, 16).toString(16)).join(':')}::/64`;
}
