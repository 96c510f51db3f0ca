import { html } from 'lit';
import { expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import '../../src/entries/define-parts';
import type { UcPayerCode } from '../../src/elements/payer-code';
import { expectAccessible } from './accessible';
import { mount } from './mount';

async function mountField(): Promise<{ field: UcPayerCode; input: HTMLInputElement; read: string[] }> {
  const read: string[] = [];
  const field = await mount<UcPayerCode>(
    html`<uc-payer-code @uc-payer-code=${(event: { payerCode: string }) => read.push(event.payerCode)}></uc-payer-code>`,
  );
  const input = field.renderRoot.querySelector('input')!;
  input.focus();
  return { field, input, read };
}

test('axe finds nothing, before and after a wrong code', async () => {
  const { field, input } = await mountField();
  await expectAccessible(field);
  await userEvent.fill(input, '123');
  await userEvent.keyboard('{Enter}');
  await expectAccessible(field);
});

test('a scanner types a code and ends it with Enter', async () => {
  const { read } = await mountField();
  await userEvent.keyboard('134579864312468753{Enter}');
  expect(read).toEqual(['134579864312468753']);
});

test('a person may group the digits', async () => {
  const { read, input, field } = await mountField();
  await userEvent.fill(input, ' 1345 7986 4312 4687 53 ');
  field.renderRoot.querySelector('button')!.click();
  expect(read).toEqual(['134579864312468753']);
});

test.each(['', '123', '1'.repeat(25), '13457986431246875X', '１３４５７９８６４３１２４６８７５３'])(
  '%j is no code: it is said, and the field is ready for another',
  async (text) => {
    const { field, input, read } = await mountField();
    await userEvent.fill(input, text);
    await userEvent.keyboard('{Enter}');
    expect(read).toEqual([]);
    expect(input.getAttribute('aria-invalid')).toBe('true');
    expect(field.renderRoot.querySelector('[role=alert]')!.textContent).toContain('16 至 24 位');
  },
);

test('a right code after a wrong one takes the complaint away', async () => {
  const { field, input } = await mountField();
  await userEvent.keyboard('123{Enter}');
  await userEvent.fill(input, '134579864312468753');
  await userEvent.keyboard('{Enter}');
  await field.updateComplete;
  expect(field.renderRoot.querySelector('[role=alert]')).toBeNull();
});
