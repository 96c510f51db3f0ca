import { durations, type ExpiryRule } from '../channels/expiry-rule.js';
import type { Known } from '../channels/fact.js';
import type { OrderMessageKey, ReportFinding } from './order-finding.js';

/** Says what is wrong with the way in which an order's end is going to be said to a channel. */
export function checkExpiry(expiry: unknown, rules: readonly Known<ExpiryRule>[], report: ReportFinding): void {
  if (expiry === undefined || expiry === null) return;
  const { mode, endsInMs } = expiry as Readonly<Record<'mode' | 'endsInMs', unknown>>;
  if (endsInMs !== undefined && !(Number.isFinite(endsInMs) && (endsInMs as number) > 0)) {
    report('order.expiry.not-a-duration', {});
    return;
  }
  // Where nothing is known of a channel's ends, nothing is wrong with any.
  if (rules.length === 0) return;
  const ofMode = rules.filter(({ value }) => value.mode === mode);
  const [first] = ofMode;
  if (!first) {
    const modes = [...new Set(rules.filter(isSettable).map(({ value }) => value.mode))].join(' ');
    if (modes === '') report('order.expiry.not-settable', {}, { fact: rules[0] });
    else report('order.expiry.mode', { mode: typeof mode === 'string' ? mode.slice(0, 16) : '', modes }, { fact: rules[0] });
    return;
  }
  if (!ofMode.some(isSettable) && mode !== 'code') report('order.expiry.not-settable', {}, { fact: first });

  const said = new Set<OrderMessageKey>();
  const sayOnce: ReportFinding = (messageKey, values, more) => {
    // Products of one channel may have the same rule twice; a bare channel's name is told it once.
    if (said.has(messageKey)) return;
    said.add(messageKey);
    report(messageKey, values, more);
  };
  for (const fact of ofMode) checkRule(fact, endsInMs as number | undefined, sayOnce);
}

function checkRule(fact: Known<ExpiryRule>, endsInMs: number | undefined, report: ReportFinding): void {
  const rule = fact.value;
  if (rule.parameter === undefined) {
    if (rule.mode === 'code' && endsInMs !== undefined && endsInMs > rule.fixedMs)
      report('order.expiry.code-fixed', { minutes: rule.fixedMs / durations.minute }, { fact });
    return;
  }
  const { parameter, minimumMs = 0, maximumMs = Infinity, advisedMinimumMs = 0, advisedMaximumMs = Infinity } = rule;
  if (rule.mode === 'from-event') report('order.expiry.from-event', { parameter }, { fact });
  if (endsInMs === undefined) return;
  if (endsInMs < minimumMs) report('order.expiry.too-short', { parameter, seconds: minimumMs / durations.second }, { fact });
  else if (endsInMs < advisedMinimumMs) report('order.expiry.short', { parameter, seconds: advisedMinimumMs / durations.second }, { fact });
  if (endsInMs > maximumMs) report('order.expiry.too-long', { parameter, hours: maximumMs / durations.hour }, { fact });
  else if (endsInMs > advisedMaximumMs) report('order.expiry.long', { parameter, hours: advisedMaximumMs / durations.hour }, { fact });
}

function isSettable({ value }: Known<ExpiryRule>): boolean {
  return value.parameter !== undefined;
}
