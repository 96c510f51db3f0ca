import { BlockList, isIP } from 'node:net';

/**
 * Whether an address is one of those that are allowed.
 * @param allowed addresses and networks: `203.0.113.7`, `203.0.113.0/24`, `2001:db8::/32`
 * @throws RangeError for what is neither
 */
export function isAllowed(allowed: readonly string[], address: string): boolean {
  // It blocks nothing, and only knows what is in it.
  const list = new BlockList();
  for (const text of allowed) {
    const [network = '', prefix] = text.split('/');
    const family = familyOf(network);
    if (family === undefined) throw new RangeError(`${text} is neither an address nor a network`);
    if (prefix === undefined) list.addAddress(network, family);
    else list.addSubnet(network, Number(prefix), family);
  }
  const family = familyOf(address);
  return family !== undefined && list.check(address, family);
}

function familyOf(address: string): 'ipv4' | 'ipv6' | undefined {
  return ({ 4: 'ipv4', 6: 'ipv6' } as const)[isIP(address)];
}
