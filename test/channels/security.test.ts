/** What SECURITY.md says of the channels, compared with what they are. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { isKnown, type Fact } from '../../src/channels/fact';
import { houseChannels, type HouseChannel } from '../../src/channels/house-channel';
import { navigations, type Navigation } from '../../src/channels/navigation-hosts';
import { productSources } from '../../src/channels/product-sources';
import { en } from '../../src/locales/en';

const security = readFileSync('SECURITY.md', 'utf8');

/** The origins in the row of a channel; none where it has no row. */
function formOrigins(channel: HouseChannel): readonly string[] {
  const section = security.slice(security.indexOf('| channel | `form-action` |'), security.indexOf('## What the server has to do'));
  const row = section.split('\n').find((text) => text.startsWith(`| ${en[`channel.${channel}.name`]} |`));
  return row?.match(/https:\/\/[a-z0-9.]+/g) ?? [];
}

test.each(houseChannels)(
  'the origins that SECURITY.md allows forms of %s to go to are its own hosts, and are there if it has forms',
  (channel) => {
    const fact: Fact<Navigation> = navigations[channel];
    const hosts = isKnown(fact) ? fact.value.hosts : [];
    const origins = formOrigins(channel);
    for (const origin of origins) expect(hosts).toContain(new URL(origin).host);
    const hasForms = Object.values(productSources[channel]).some(({ value }) => value.lead === 'form');
    expect(origins.length > 0).toBe(hasForms);
  },
);

test('the policy that SECURITY.md gives as an example lets forms go to the rows of Alipay and UnionPay', () => {
  const policy = /form-action 'self' ([^;]*);/.exec(security)![1]!.split(' ');
  expect(policy).toEqual([...formOrigins('alipay'), ...formOrigins('unionpay')]);
});
