import { isKnown, type Fact } from '../channels/fact.js';
import { navigations, type Navigation } from '../channels/navigation-hosts.js';
import type { Action, FormField } from '../model/action.js';
import { allowedUrl } from './allowed-url.js';
import { namesFormAction } from './form-action.js';
import type { Launcher } from './launcher.js';

/**
 * Sends a form in the same tab, for a listed place only. It is built field by field; names such as `submit` or `action`, which hide a form's
 * own members, do no harm. An engine drops the query of an address that a GET form is sent to, so it becomes the first fields.
 */
export const launchForm: Launcher<'form'> = ({ url, method, fields }, report, { window, urls }, signal) => {
  const target = allowedUrl(url, urls);
  if (target === undefined || !isWeb(target)) return report({ type: 'failed', error: 'url-not-allowed' });
  const { document } = window;
  whenRefused(document, signal, ({ originalPolicy }) => {
    console.warn(`[unified-cashier] ${refusal(target, originalPolicy, urls.pageUrl)}`);
    report({ type: 'failed', error: 'url-not-allowed' });
  });
  report({ type: 'started' });
  const form = buildForm(document, target, method, method === 'GET' ? [...queryOf(target), ...fields] : fields);
  const { body } = document;
  body.appendChild(form);
  // A field of that name would stand in the way of form.submit and form.remove.
  (window as Window & typeof globalThis).HTMLFormElement.prototype.submit.call(form);
  body.removeChild(form);
};

/** What the page's developer is to do about a form that the page's policy stopped. */
function refusal(target: string, policy: string, pageUrl: string): string {
  const { origin, host } = new URL(target);
  if (!namesFormAction(policy, target, pageUrl)) {
    return `The page's content security policy let no form go to ${origin}: add it to form-action.`;
  }
  const others = Object.values<Fact<Navigation>>(navigations)
    .flatMap((fact) => (isKnown(fact) && fact.value.hosts.includes(host) ? fact.value.hosts : []))
    .filter((other) => other !== host);
  const known = others.length > 0 ? ` Known of this channel: ${[...new Set(others)].join(', ')}.` : '';
  return (
    `The page's content security policy let the form go to ${origin}, which then sent the browser on to an origin that form-action does not name. ` +
    `The engine keeps that origin to itself: look for the redirect in its network panel, and add it to form-action.${known}`
  );
}

function isWeb(url: string): boolean {
  return url.startsWith('https:') || url.startsWith('http:');
}

function queryOf(url: string): readonly FormField[] {
  const fields: FormField[] = [];
  new URL(url).searchParams.forEach((value, name) => fields.push({ name, value }));
  return fields;
}

function buildForm(
  document: Document,
  url: string,
  method: Extract<Action, { kind: 'form' }>['method'],
  fields: readonly FormField[],
): HTMLFormElement {
  const form = document.createElement('form');
  form.method = method;
  form.action = url;
  form.acceptCharset = 'UTF-8';
  // A host page's <base target> would open another window.
  form.target = '_self';
  form.hidden = true;
  const inputs = document.createDocumentFragment();
  for (const { name, value } of fields) {
    const input = document.createElement('input');
    input.type = 'hidden';
    input.name = name;
    input.value = value;
    inputs.append(input);
  }
  form.append(inputs);
  return form;
}

/** A refused form leaves the page standing without a word but this event, which may come only after the channel has sent the browser on. */
function whenRefused(document: Document, signal: AbortSignal, then: (refused: SecurityPolicyViolationEvent) => void): void {
  const stop = (): void => document.removeEventListener('securitypolicyviolation', hear);
  const hear = (refused: SecurityPolicyViolationEvent): void => {
    // A policy that only reports refuses nothing.
    if (refused.effectiveDirective !== 'form-action' || refused.disposition === 'report') return;
    stop();
    then(refused);
  };
  document.addEventListener('securitypolicyviolation', hear);
  signal.addEventListener('abort', stop);
}
