import type { EnvironmentClues } from '../../core/environment.js';
import type { Environment } from '../../model/environment.js';
import type { Exclusion, Offer, OfferList } from '../../model/offer.js';
import { environmentReasons } from './environment-reasons.js';
import { agentText, codeWord, idWord } from './plain-words.js';
import { probableCauses } from './probable-causes.js';
import type { CashierRecord, RequestNote } from './record.js';

/** A name and what is said of it. */
export type Line = readonly [name: string, text: string];

/** One part of what the inspector shows, which is also one part of the text that it copies. */
export interface Section {
  readonly title: string;
  /** Its names are moments. */
  readonly isLog?: true;
  readonly lines: readonly Line[];
}

/** What an inspector knows. */
export interface Inspected {
  readonly list?: OfferList | undefined;
  readonly environment?: Environment | undefined;
  readonly clues?: EnvironmentClues | undefined;
  readonly record?: CashierRecord | undefined;
}

/** Everything that is shown and copied, part by part. What has nothing to say is left out. */
export function sectionsOf({ list, environment, clues, record }: Inspected): readonly Section[] {
  const sections: readonly Section[] = [
    ...(record ? recordSections(record) : []),
    { title: 'Environment', lines: [...environmentLines(environment, clues), ...(record ? placeLines(record) : [])] },
    { title: 'Offered', lines: list?.offers.map(offerLine) ?? [] },
    { title: 'Not offered', lines: list ? exclusionLines(list.exclusions) : [] },
  ];
  return sections.filter(({ lines }) => lines.length > 0);
}

function recordSections(record: CashierRecord): readonly Section[] {
  const { pages, wallets, requests, order, attempts } = record;
  return [
    { title: 'Probable causes', lines: probableCauses(record) },
    {
      title: 'Pages',
      isLog: true,
      lines: pages.map(({ atMs, name, details }) => [moment(atMs), [codeWord(name), ...pairs(details)].join(', ')]),
    },
    {
      title: 'Launches',
      isLog: true,
      lines: wallets.map(({ atMs, kind, said, word }) => [moment(atMs), `${kind} ${said}${word === undefined ? '' : ` (${word})`}`]),
    },
    { title: 'Requests', isLog: true, lines: requests.map((note) => [moment(note.startedAtMs), `${note.operation} ${requestText(note)}`]) },
    { title: 'Polls', lines: pollLines(record) },
    { title: 'Clocks', lines: clockLines(record) },
    {
      title: 'Order',
      lines: [
        ...(order.length > 0 ? [['order', order.join(', ')] as const] : []),
        ...attempts.map(({ productId, outTradeNo, words, checkedAt }): Line => [
          outTradeNo,
          `${productId} ${words}${checkedAt === undefined ? '' : `, channel asked at ${checkedAt}`}`,
        ]),
      ],
    },
  ];
}

function requestText({ tookMs, outcome }: RequestNote): string {
  return tookMs === undefined ? outcome : `${outcome}, ${tookMs} ms`;
}

function pollLines({ polls }: CashierRecord): readonly Line[] {
  const { count, failed, pace, gapMs, last } = polls;
  return [
    ['looks', `${count}, of which ${failed} failed`],
    ['pace', gapMs === undefined ? pace : `${pace}, the last two ${gapMs} ms apart`],
    ...(last ? [['last answer', `${moment(last.startedAtMs)} ${last.operation} ${requestText(last)}`] as const] : []),
  ];
}

function clockLines({ atMs, beganAt, deviceTime, clocks }: CashierRecord): readonly Line[] {
  const { orderEndsAt, actionEndsAt, serverOffset, resumedAt } = clocks;
  const until = (end: number | undefined): string => (end === undefined ? 'not known' : left(end - beganAt - atMs));
  // Known to the half of a round trip, so a second more or less says nothing.
  const aheadMs = serverOffset === undefined ? undefined : serverOffset + beganAt + atMs - deviceTime;
  return [
    ['order ends', until(orderEndsAt)],
    ['action ends', until(actionEndsAt)],
    ['server clock', aheadMs === undefined ? 'not known' : `${signed(Math.round(aheadMs))} ms from the device clock`],
    ...(resumedAt === undefined ? [] : [['seen again', moment(Math.round(resumedAt - beganAt))] as const]),
    ['written', `${moment(atMs)}, ${new Date(deviceTime).toISOString()} by the device clock`],
  ];
}

function environmentLines(environment: Environment | undefined, clues: EnvironmentClues | undefined): readonly Line[] {
  if (!environment) return [];
  const reasons = clues && environmentReasons(clues);
  const why = (names: readonly string[] = []): string => {
    if (!reasons) return '';
    return names.length > 0 ? ` by ${names.join(', ')}` : ', since nothing says otherwise';
  };
  return [
    ['terminal', `${environment.terminal}${why(reasons?.terminal)} (${environment.certainty})`],
    ['host', `${environment.host}${why(reasons?.host)}`],
    ['os', `${environment.os}${why(reasons?.os)}`],
    ['device', `${environment.device}${why(reasons?.device)}`],
    ...(clues ? [['user agent', agentText(clues.userAgent)] as const, ['other clues', otherClues(clues)] as const] : []),
  ];
}

function otherClues({ clientHints, maxTouchPoints, wxjsEnvironment, bridges = [], terminal, host }: EnvironmentClues): string {
  return [
    ...(terminal ? [`terminal="${codeWord(terminal)}"`] : []),
    ...(host ? [`host="${codeWord(host)}"`] : []),
    `client hints ${clientHints ? agentText(`${clientHints.platform ?? ''} mobile ${String(clientHints.mobile)}`) : 'none'}`,
    `touch points ${maxTouchPoints ?? 'none'}`,
    `bridges ${bridges.length > 0 ? bridges.map(agentText).join(' ') : 'none'}`,
    `__wxjs_environment ${wxjsEnvironment ? agentText(wxjsEnvironment) : 'none'}`,
  ].join(', ');
}

function placeLines({ place }: CashierRecord): readonly Line[] {
  const { origin, isSecure, isFramed, isHidden, isOnline } = place;
  const words = [
    origin,
    isSecure ? 'secure' : 'not secure',
    isFramed ? 'in a frame' : 'in no frame',
    isHidden ? 'hidden' : 'in sight',
    isOnline ? 'online' : 'offline',
  ];
  return [['page', words.join(', ')]];
}

function offerLine({ productId, group, plans }: Offer): Line {
  return [idWord(productId), [group, ...(plans.length > 0 ? [`${plans.length} plans`] : [])].join(', ')];
}

/** What nobody has opened is told in one line: it would hide what was opened and is missing. */
function exclusionLines(exclusions: readonly Exclusion[]): readonly Line[] {
  const isPlain = ({ reason, facts }: Exclusion): boolean => reason === 'not-opened' && Object.keys(facts).length === 0;
  const unopened = exclusions.filter(isPlain).map(({ productId }) => idWord(productId));
  return [
    ...exclusions.filter((exclusion) => !isPlain(exclusion)).map(exclusionLine),
    ...(unopened.length > 0 ? [['not-opened', unopened.join(', ')] as const] : []),
  ];
}

function exclusionLine({ productId, reason, facts, remedy, maintenance }: Exclusion): Line {
  const known = pairs(facts, factText);
  if (maintenance?.endsInMs !== undefined) known.push(`ends in ${Math.round(maintenance.endsInMs)} ms`);
  return [idWord(productId), [reason, ...known].join(', ') + (remedy ? ` → ${remedy}` : '')];
}

function factText(fact: string | number | readonly string[]): string {
  if (typeof fact === 'number') return String(fact);
  if (typeof fact === 'string') return idWord(fact);
  return fact.length > 0 ? [...new Set(fact)].map(idWord).join(' ') : 'none';
}

function pairs<Value>(record: Readonly<Record<string, Value>>, write: (value: Value) => string = String): string[] {
  return Object.entries(record).map(([name, value]) => `${name} ${write(value)}`);
}

function moment(atMs: number): string {
  return `${signed(atMs)} ms`;
}

function signed(value: number): string {
  return value < 0 ? `−${-value}` : `+${value}`;
}

function left(ms: number): string {
  const seconds = Math.floor(Math.abs(ms) / 1000);
  const clock = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  return ms < 0 ? `${clock} ago` : `in ${clock}`;
}
