import { BlockList, isIPv4 } from 'node:net';

/** Whether two addresses are of one network, as WeChat Pay wants of the payer at the order and at its page: the same /24, or /64 of IPv6. */
export function isSameNetwork(one: string, other: string): boolean {
  const first = plain(one);
  const second = plain(other);
  const family = isIPv4(first) ? 'ipv4' : 'ipv6';
  if (isIPv4(second) !== isIPv4(first)) return false;
  const network = new BlockList();
  network.addSubnet(first, family === 'ipv4' ? 24 : 64, family);
  return network.check(second, family);
}

/** A machine has two names for itself, and a socket of both families writes IPv4 its own way. */
function plain(address: string): string {
  return address === '::1' ? '127.0.0.1' : address.replace(/^::ffff:(?=\d+\.)/i, '');
}
