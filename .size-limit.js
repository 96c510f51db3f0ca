import { tsImport } from 'tsx/esm/api';

const { firstLoadFiles } = await tsImport('./scripts/first-load.ts', import.meta.url);

export default [
  {
    name: 'what a page loads before the first method shows',
    path: firstLoadFiles(),
    limit: '35 kB',
    brotli: true,
  },
];
