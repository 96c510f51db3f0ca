import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { protocolTablePath, renderProtocolTable } from '../../scripts/protocol-table';
import { openAlipayMerchant } from './alipay-merchant';
import { openJdPayShop } from './jd-pay-shop';
import { protocolCases, type World } from './protocol-cases';
import { openUnionpayShop } from './unionpay-shop';
import { openWechatMerchant } from './wechat-merchant';

let world: World;
beforeAll(async () => {
  const [wechat, alipay, unionpay, jdPay] = [openWechatMerchant(), openAlipayMerchant(), openUnionpayShop(), openJdPayShop()];
  world = { wechat: await wechat, alipay: await alipay, unionpay: await unionpay, jdPay: await jdPay };
});
afterAll(() => Promise.all([world.wechat, world.alipay, world.unionpay, world.jdPay].map(({ close }) => close())));

describe.each(['WeChat Pay', 'Alipay', 'UnionPay', 'JD Pay'])('%s', (channel) => {
  const cases = protocolCases.filter((each) => each.channel === channel);

  test.each(cases)('answers $what with $answer', async ({ ask, answer }) => {
    expect(await ask(world)).toBe(answer);
  });
});

test('the table in the documents has these answers', () => {
  expect(readFileSync(protocolTablePath, 'utf8')).toBe(renderProtocolTable(protocolCases));
});
