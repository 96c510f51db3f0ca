/** What Storybook's toolbar is set to is what a story shows. */
import { describe, expect, test } from 'vitest';
import { accents, globalTypes, initialGlobals, type Toolbar } from '../../.storybook/toolbar';
import type { UnifiedCashier } from '../../src/elements/unified-cashier';
import { environments } from '../fixtures/terminals';
import { openStory, redrawStory, storiesOf } from './stories';

/** The cashier of a story. */
async function cashierOf(name: string, toolbar: Partial<Toolbar>): Promise<UnifiedCashier> {
  return (await openStory(storiesOf('Cashier'), name, toolbar)).querySelector('unified-cashier')!;
}

function colour(element: Element, selector: string): string {
  return getComputedStyle(element.shadowRoot!.querySelector(selector)!).backgroundColor;
}

test('all that can be set is offered, and starts at something that is', () => {
  expect(Object.keys(globalTypes)).toEqual(Object.keys(initialGlobals));
  for (const [name, { toolbar }] of Object.entries(globalTypes)) {
    expect(toolbar?.items).toContainEqual(expect.objectContaining({ value: initialGlobals[name] }));
  }
});

describe('the terminal', () => {
  test.each(Object.entries(environments))(
    '%s is where the cashier is open, with ways to pay that work there',
    async (terminal, environment) => {
      const cashier = await cashierOf('Choosing', { terminal: terminal as Toolbar['terminal'] });
      expect(cashier.environment).toEqual(environment);
      expect(cashier.explain().offers.length).toBeGreaterThan(1);
    },
  );

  test('is left alone where a story has one of its own', async () => {
    const cashier = await cashierOf('CollectingACode', { terminal: 'wechat' });
    expect(cashier.environment).toEqual(environments.counter);
  });

  test('is gone on with by what belongs to it', async () => {
    const cashier = await cashierOf('AwaitingAScan', { terminal: 'wechat' });
    expect(cashier.renderRoot.querySelector('uc-qr-code')).toBeNull();
  });
});

describe('the width', () => {
  test.each(['320px', '390px', '768px', '1280px'] as const)('of %s is the story’s', async (width) => {
    const cashier = await cashierOf('Choosing', { width });
    expect(cashier.offsetWidth).toBe(Math.min(parseInt(width), 940));
  });

  test('sets the order beside the screen or above it', async () => {
    const sides = async (width: Toolbar['width']): Promise<number> => {
      const cashier = await cashierOf('Choosing', { width });
      return getComputedStyle(cashier.renderRoot.querySelector('.card')!).gridTemplateColumns.split(' ').length;
    };
    expect(await sides('390px')).toBe(1);
    expect(await sides('768px')).toBe(2);
  });
});

describe('the accent', () => {
  test.each(Object.entries(accents).filter(([name]) => name !== 'house'))(
    '%s is the button’s, if need be darkened',
    async (name, accent) => {
      const cashier = await cashierOf('Choosing', { accent: name as Toolbar['accent'] });
      expect(getComputedStyle(cashier).getPropertyValue('--uc-color-accent')).toBe(accent);
      expect(colour(cashier, '[part=pay]')).not.toBe('rgb(20, 86, 240)');
    },
  );

  test('reaches a part that stands alone', async () => {
    const canvas = await openStory(storiesOf('Parts/QR code'), 'Expired', { accent: 'violet' });
    expect(colour(canvas.querySelector('uc-qr-code')!, '.button')).toBe('rgb(122, 63, 242)');
    await redrawStory(storiesOf('Parts/QR code'), 'Expired', { accent: 'house' });
    expect(colour(canvas.querySelector('uc-qr-code')!, '.button')).toBe('rgb(20, 86, 240)');
  });
});
