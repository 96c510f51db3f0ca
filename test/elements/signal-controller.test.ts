import { signal, type Signal } from '@preact/signals-core';
import { html, LitElement } from 'lit';
import { expect, test } from 'vitest';
import { SignalController } from '../../src/elements/signal-controller';
import { mount } from './mount';

/** Counts what it costs to be watched: signals-core tells when the first one comes and the last one goes. */
function watchedSignal(value: number): { counted: Signal<number>; subscriptions: () => number } {
  let live = 0;
  const counted = signal(value, {
    watched: () => {
      live += 1;
    },
    unwatched: () => {
      live -= 1;
    },
  });
  return { counted, subscriptions: () => live };
}

class TestCounter extends LitElement {
  source: Signal<number> | undefined;
  renders = 0;
  failing = false;
  thrown: unknown;
  /** Read while rendering, as a child or a getter might. */
  aside: Signal<number> | undefined;
  readonly controller = new SignalController(this, () => this.source);

  /** Keeps what a render throws, which would otherwise be an unhandled rejection. */
  protected override scheduleUpdate() {
    try {
      void super.scheduleUpdate();
    } catch (error) {
      this.thrown = error;
    }
  }

  protected override render() {
    this.renders += 1;
    if (this.failing) throw new Error('This render fails on purpose.');
    return html`${this.controller.value} ${this.aside?.value}`;
  }
}
customElements.define('test-counter', TestCounter);

async function counterOf(source: Signal<number>): Promise<TestCounter> {
  const counter = await mount<TestCounter>(html`<test-counter .source=${source}></test-counter>`);
  counter.renders = 0;
  return counter;
}

test('one change renders once', async () => {
  const count = signal(1);
  const counter = await counterOf(count);
  count.value = 2;
  await counter.updateComplete;
  expect(counter.renders).toBe(1);
  expect(counter.renderRoot.textContent).toContain('2');
});

test('two changes at once render once', async () => {
  const count = signal(1);
  const counter = await counterOf(count);
  count.value = 2;
  count.value = 3;
  await counter.updateComplete;
  expect(counter.renders).toBe(1);
});

test('an element off the page is silent, and catches up when it comes back', async () => {
  const { counted, subscriptions } = watchedSignal(1);
  const counter = await counterOf(counted);
  const home = counter.parentElement!;
  counter.remove();
  counted.value = 2;
  await counter.updateComplete;
  expect([counter.renders, subscriptions()]).toEqual([0, 0]);
  home.append(counter);
  await counter.updateComplete;
  expect(counter.renderRoot.textContent).toContain('2');
});

test('an element that is moved follows on', async () => {
  const { counted, subscriptions } = watchedSignal(1);
  const counter = await counterOf(counted);
  counter.parentElement!.append(counter);
  counted.value = 2;
  await counter.updateComplete;
  expect(counter.renderRoot.textContent).toContain('2');
  expect(subscriptions()).toBe(1);
});

test('an update off the page leaves no subscription', async () => {
  const { counted, subscriptions } = watchedSignal(1);
  const counter = await counterOf(counted);
  counter.remove();
  counter.requestUpdate();
  await counter.updateComplete;
  expect(subscriptions()).toBe(0);
});

test('another signal that is read while rendering is not followed', async () => {
  const aside = signal(1);
  const counter = await mount<TestCounter>(html`<test-counter .source=${signal(1)} .aside=${aside}></test-counter>`);
  counter.renders = 0;
  aside.value = 2;
  await counter.updateComplete;
  expect(counter.renders).toBe(0);
});

test('another signal that is read by whoever is told of the change is not followed', async () => {
  const [count, other] = [signal(1), signal(1)];
  const counter = await counterOf(count);
  counter.requestUpdate = new Proxy(counter.requestUpdate.bind(counter), {
    apply: (request, _, args: []) => {
      void other.value;
      request(...args);
    },
  });
  count.value = 2;
  await counter.updateComplete;
  counter.renders = 0;
  other.value = 2;
  await counter.updateComplete;
  expect(counter.renders).toBe(0);
});

test('a render that threw once is made good by the next change', async () => {
  const count = signal(1);
  const counter = await counterOf(count);
  counter.failing = true;
  count.value = 2;
  await counter.updateComplete;
  expect(counter.thrown).toBeInstanceOf(Error);
  counter.failing = false;
  count.value = 3;
  await counter.updateComplete;
  expect(counter.renderRoot.textContent).toContain('3');
});

test('a host that is handed another signal follows that one and lets go of the first', async () => {
  const { counted, subscriptions } = watchedSignal(1);
  const counter = await counterOf(counted);
  const next = signal(10);
  counter.source = next;
  counter.requestUpdate();
  await counter.updateComplete;
  next.value = 11;
  await counter.updateComplete;
  expect(counter.renderRoot.textContent).toContain('11');
  expect(subscriptions()).toBe(0);
});
