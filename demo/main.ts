import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Database } from './database';
import { readRealChannels } from './merchant/real-channels';
import { findSettings, SettingsError } from './merchant/settings';
import { openDatabase } from './open-database';
import { startDemo } from './start-demo';
import { startShop } from './start-shop';

if (existsSync('.env')) process.loadEnvFile('.env');

const port = readPort('PORT', 5180);
const channelsPort = readPort('CHANNELS_PORT', port === 0 ? 0 : port + 1);
const databasePlace = readDatabasePlace();
const running = await start().catch((error: unknown) => {
  if (error instanceof SettingsError) console.error(error.message);
  else if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
    console.error(`Port ${port} or ${channelsPort} is taken; set PORT and CHANNELS_PORT to free ones.`);
  } else throw error;
  process.exit(1);
});

let isStopping = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    // A second one means that the first took too long.
    if (isStopping) process.exit(1);
    isStopping = true;
    void running.close().then(() => process.exit(0));
  });
}

/** With the credentials of any channel the shop alone, in front of the real ones; without, the demo with its sandbox. */
async function start(): Promise<{ readonly close: () => Promise<void> }> {
  const settings = findSettings(process.env, 'SHOP_');
  const origin = settings?.optional('ORIGIN') ?? '';
  const channels = readRealChannels(process.env, { origin, timeoutMs: 5_000, now: Date.now });
  if (channels.size === 0) {
    const demo = await startDemo({ port, channelsPort, openDatabase: () => openPlace(databasePlace) });
    console.log(`山川书店  ${demo.url}\n演示手机  ${demo.channelsUrl}/phone`);
    return demo;
  }
  if (!URL.canParse(origin) || new URL(origin).origin !== origin) {
    throw new SettingsError(
      'SHOP_ORIGIN is missing: set it to the origin at which payers and channels reach the shop, https://pay.example.com.',
    );
  }
  const name = settings?.optional('PAYEE_NAME') ?? '';
  const payee = { name, displayName: settings?.optional('PAYEE_DISPLAY_NAME') ?? name };
  if (name === '') throw new SettingsError('SHOP_PAYEE_NAME is missing: set it to the name under which the channels know the merchant.');
  const shop = await startShop({
    port,
    host: process.env['HOST'] || undefined,
    origin,
    payee,
    channels,
    openDatabase: () => openPlace(databasePlace),
  });
  console.log(`${payee.displayName}  ${shop.url}，对外 ${origin}，渠道：${[...channels.keys()].join('、')}`);
  return shop;
}

/** A server's address before a folder; the word `memory` for neither. */
function readDatabasePlace(): string | undefined {
  const { DATABASE_URL: address, DATA_DIR: folder } = process.env;
  if (address !== undefined && address !== '') return address;
  return folder === 'memory' ? undefined : (folder ?? fileURLToPath(new URL('../.data', import.meta.url)));
}

async function openPlace(place: string | undefined): Promise<Database> {
  try {
    return await openDatabase(place);
  } catch (error) {
    if (place === undefined || place !== process.env['DATABASE_URL']) throw error;
    const reason = error instanceof Error ? error.message : 'no reason was given';
    throw new SettingsError(`DATABASE_URL can not be used (${reason}): set it to postgres://user:password@host:5432/name, or unset it.`);
  }
}

function readPort(name: string, fallback: number): number {
  const text = process.env[name];
  const value = text === undefined || text === '' ? fallback : Number(text);
  if (Number.isInteger(value) && value >= 0 && value <= 65_535) return value;
  throw new RangeError(`${name} is ${text}; set it to a port from 0 to 65535.`);
}
