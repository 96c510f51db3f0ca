/** What elements there are, the manifest says. */
import { expect, test } from 'vitest';
import manifest from '../../custom-elements.json';
import { files } from './stories';

const tags = manifest.modules.flatMap(({ declarations }) =>
  declarations.flatMap((declaration) => ('tagName' in declaration ? [declaration.tagName] : [])),
);

test.each(tags)('%s has stories, and a page of documentation', (tag) => {
  const { default: meta, ...stories } = files.find(({ default: { component } }) => component === tag)!;
  expect([meta, ...Object.values(stories)].flatMap((each) => each.tags ?? [])).toContain('autodocs');
});
