import { fileURLToPath } from 'node:url';

/** Where the scripts keep what they unpack or write for the browser; removed with node_modules. */
export const cacheFolder = fileURLToPath(new URL('../node_modules/.cache/unified-cashier/', import.meta.url));
