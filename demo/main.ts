import { fileURLToPath } from 'node:url';
import { startDemo } from './start-demo';

const port = readPort('PORT', 5180);
const channelsPort = readPort('CHANNELS_PORT', port === 0 ? 0 : port + 1);
const wanted = process.env['DATA_DIR'] ?? fileURLToPath(new URL('../.data', import.meta.url));
const demo = await startDemo({ port, channelsPort, dataDir: wanted === 'memory' ? undefined : wanted }).catch((error: unknown) => {
  if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error;
  console.error(`Port ${port} or ${channelsPort} is taken; set PORT and CHANNELS_PORT to free ones.`);
  process.exit(1);
});
console.log(`山川书店  ${demo.url}\n演示手机  ${demo.channelsUrl}/phone`);

let isStopping = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    // A second one means that the first took too long.
    if (isStopping) process.exit(1);
    isStopping = true;
    void demo.close().then(() => process.exit(0));
  });
}

function readPort(name: string, fallback: number): number {
  const text = process.env[name];
  const value = text === undefined || text === '' ? fallback : Number(text);
  if (Number.isInteger(value) && value >= 0 && value <= 65_535) return value;
  throw new RangeError(`${name} is ${text}; set it to a port from 0 to 65535.`);
}
