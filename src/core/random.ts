const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** A key that nobody guesses and nobody else makes: 24 characters, 144 bits. `crypto.randomUUID` is newer than the engine floor. */
export function randomKey(): string {
  let key = '';
  for (const byte of crypto.getRandomValues(new Uint8Array(24))) key += alphabet.charAt(byte & 63);
  return key;
}

/** A chance from 0 up to 1. */
export function randomChance(): number {
  const [word = 0] = crypto.getRandomValues(new Uint32Array(1));
  return word / 2 ** 32;
}
