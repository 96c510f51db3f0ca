/** `npm run catalogue`: writes docs/catalogue.md, what is known of each channel and how surely. `--check` fails when the committed file differs. */
import { readFileSync, writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import {
  catalogue,
  factsIn,
  houseChannels,
  isKnown,
  profiles,
  type Profile,
  ruleKinds,
  type Fact,
  type HouseChannel,
  type Trust,
} from '../src/entries/channels';

const path = 'docs/catalogue.md';

/** The surest first. */
const trusts: readonly Trust[] = ['official', 'quoted', 'open-source', 'community', 'trade', 'unverified'];
const letters: Readonly<Record<Trust, string>> = {
  official: 'O',
  quoted: 'Q',
  'open-source': 'S',
  community: 'C',
  trade: 'T',
  unverified: 'U',
};

const questions = ruleKinds.filter((kind) => kind !== 'products');

/** How sure the facts of a cell are, the surest first, each once; a dash for what is not known. */
function summary(facts: readonly Fact<unknown>[]): string {
  const known = facts.flatMap((fact) => (isKnown(fact) ? [fact.trust] : []));
  return [
    ...trusts.filter((trust) => known.includes(trust)).map((trust) => letters[trust]),
    ...(known.length < facts.length ? ['–'] : []),
  ].join(' ');
}

function nameOf(channel: HouseChannel): string {
  const profile: Fact<Profile> = profiles[channel];
  return isKnown(profile) ? profile.value.names.en : channel;
}

const cells = houseChannels.map((channel) => ({
  channel,
  cells: questions.map((kind) => ({ kind, facts: factsIn(catalogue[kind][channel]) })),
}));
const rows = cells.map(
  ({ channel, cells: answers }) => `| ${nameOf(channel)} \`${channel}\` | ${answers.map(({ facts }) => summary(facts)).join(' | ')} |`,
);
const unknowns = cells.flatMap(({ channel, cells: answers }) => {
  const reasons = answers.flatMap(({ kind, facts }) => facts.flatMap((fact) => (isKnown(fact) ? [] : [`- **${kind}**: ${fact.unknown}`])));
  return reasons.length > 0 ? [`### ${nameOf(channel)}`, '', ...new Set(reasons), ''] : [];
});

const text = `# What is known of each channel

\`unified-cashier/channels\` has every fact with its source and how sure it is; this is the whole at a glance. **O** is from the channel's own pages, **Q** is the channel's text as its SDK, its demo or a third party quotes it, **S** is what a well-known open-source SDK does, **C** is a developer's report or a message that was seen, **T** is what merchants' handbooks say, **U** could not be verified, and no hard rule leans on it. A dash is not known; the reasons are below. Written by \`npm run catalogue\`.

| channel | ${questions.join(' | ')} |
|---|${questions.map(() => '---|').join('')}
${rows.join('\n')}

## What is not known

${unknowns.join('\n')}`;

const written = await format(text, { ...(await resolveConfig(path)), parser: 'markdown' });
if (!process.argv.includes('--check')) writeFileSync(path, written);
else if (readFileSync(path, 'utf8') !== written) throw new Error(`${path} differs from src/channels: run \`npm run catalogue\`.`);
