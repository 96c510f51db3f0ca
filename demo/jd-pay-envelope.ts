import { constants, createCipheriv, createDecipheriv, createHash, privateEncrypt, publicDecrypt } from 'node:crypto';
import { XMLBuilder, XMLParser } from 'fast-xml-parser';

// Both sides of the line use it, as the tests hold it against what JD itself has published.

/** What a message says, by name; lists and records stand inside. */
export type JdPayFields = Readonly<Record<string, unknown>>;

/** What messages are signed and sealed with. */
export interface JdPayKeys {
  /** What JD Pay issued to the merchant: 24 octets in Base64. */
  readonly desKey: string;
  /** What the sender signs with, in PEM. */
  readonly privateKey: string;
  /** What the other side signs with, in PEM. */
  readonly peerPublicKey: string;
}

const head = '<?xml version="1.0" encoding="UTF-8"?>';
const lists = ['pay', 'billsInfo'];
const writer = new XMLBuilder({ ignoreAttributes: true });
const reader = new XMLParser({
  ignoreDeclaration: true,
  parseTagValue: false,
  trimValues: false,
  // Nothing of JD Pay's defines entities of its own.
  processEntities: { maxEntityCount: 1, maxTotalExpansions: 1_000 },
  isArray: (name) => lists.includes(name),
});

/**
 * Seals a text as JD Pay does: its length in four octets and itself, filled up with zeros to blocks of eight, under 3DES in ECB, as hexadecimal
 * digits. Source: JD's own demo for payapi 2.0 (ThreeDesUtil); the tests hold it against messages that JD published.
 */
export function seal(text: string, desKey: string): string {
  const content = Buffer.from(text);
  const block = Buffer.alloc(Math.ceil((4 + content.length) / 8) * 8);
  block.writeUInt32BE(content.length);
  content.copy(block, 4);
  const cipher = createCipheriv('des-ede3-ecb', Buffer.from(desKey, 'base64'), null).setAutoPadding(false);
  return Buffer.concat([cipher.update(block), cipher.final()]).toString('hex');
}

/** Opens what was sealed; undefined when it was not sealed with that key. */
export function unseal(sealed: string, desKey: string): string | undefined {
  if (!/^(?:[0-9a-f]{16})+$/i.test(sealed)) return undefined;
  const decipher = createDecipheriv('des-ede3-ecb', Buffer.from(desKey, 'base64'), null).setAutoPadding(false);
  const block = Buffer.concat([decipher.update(Buffer.from(sealed, 'hex')), decipher.final()]);
  const length = block.readUInt32BE();
  if (length > block.length - 4 || length < block.length - 11) return undefined;
  const content = block.subarray(4, 4 + length);
  const text = content.toString();
  return Buffer.from(text).equals(content) ? text : undefined;
}

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Signs a text: the SHA-256 of it, in lower-case hexadecimal, under RSA with the private key, in Base64. It is no PKCS #1 signature. */
export function sign(text: string, privateKey: string): string {
  const key = { key: privateKey, padding: constants.RSA_PKCS1_PADDING };
  return privateEncrypt(key, Buffer.from(digest(text))).toString('base64');
}

/** Whether a text was signed with the private key of that public one. */
export function isSigned(text: string, signature: string, publicKey: string): boolean {
  try {
    const key = { key: publicKey, padding: constants.RSA_PKCS1_PADDING };
    return publicDecrypt(key, Buffer.from(signature, 'base64')).toString() === digest(text);
  } catch {
    // Not of the key's length, or not made with its other half.
    return false;
  }
}

/** Writes a message in the order in which its fields stand. */
export function writeMessage(fields: JdPayFields): string {
  return head + writer.build({ jdpay: fields });
}

/** Reads a message; undefined when it is not one. */
export function readMessage(text: string): JdPayFields | undefined {
  try {
    const document = reader.parse(text, true) as JdPayFields;
    const { jdpay } = document;
    return typeof jdpay === 'object' && jdpay !== null ? (jdpay as JdPayFields) : undefined;
  } catch {
    // Not XML, or XML that is after something.
    return undefined;
  }
}

/** Signs and seals a message, and puts it into the envelope in which it travels. */
export function sealMessage(fields: JdPayFields, { desKey, privateKey }: JdPayKeys, outside: JdPayFields = {}): string {
  const signed = writeMessage({ ...fields, sign: sign(writeMessage(fields), privateKey) });
  const encrypt = Buffer.from(seal(signed, desKey)).toString('base64');
  const { version, merchant } = fields;
  return writeMessage({ version, merchant, ...outside, encrypt });
}

/**
 * Opens what travelled in an envelope.
 * @returns undefined when it was not sealed with the key of both or was not signed by the other side
 */
export function openSealed(encrypt: string, { desKey, peerPublicKey }: JdPayKeys): JdPayFields | undefined {
  const text = unseal(Buffer.from(encrypt, 'base64').toString('latin1'), desKey);
  const signatures = text?.match(/<sign>[^<]*<\/sign>/g) ?? [];
  const [signature] = signatures;
  if (text === undefined || signature === undefined || signatures.length > 1) return undefined;
  // What was signed is the text as it stands, without the signature: not what a reader makes of it and writes again.
  const isGood = isSigned(text.replace(signature, ''), signature.slice('<sign>'.length, -'</sign>'.length), peerPublicKey);
  return isGood ? readMessage(text) : undefined;
}

/** The text over which the fields of a form are signed: by name, and without those that are empty. */
export function toSignedText(fields: Readonly<Record<string, string>>): string {
  return Object.entries(fields)
    .filter(([, value]) => value !== '')
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
}

/** Fields of a form that stand in it as they are. */
const openFields: readonly string[] = ['version', 'merchant'];

/** Signs the fields of a form and seals each but the merchant's number and the version. */
export function sealForm(fields: Readonly<Record<string, string>>, { desKey, privateKey }: JdPayKeys): Readonly<Record<string, string>> {
  const filled = Object.entries(fields).filter(([, value]) => value !== '');
  const sealed = filled.map(([name, value]) => [name, openFields.includes(name) ? value : seal(value, desKey)] as const);
  return { ...Object.fromEntries(sealed), sign: sign(toSignedText(fields), privateKey) };
}

/**
 * Opens a form.
 * @returns undefined when a field was not sealed with the key of both, or the other side has not signed them all
 */
export function openForm(
  { sign: signature = '', ...form }: Readonly<Record<string, string>>,
  { desKey, peerPublicKey }: JdPayKeys,
): Readonly<Record<string, string>> | undefined {
  const fields: Record<string, string> = {};
  for (const [name, value] of Object.entries(form)) {
    const text = openFields.includes(name) || value === '' ? value : unseal(value, desKey);
    if (text === undefined) return undefined;
    fields[name] = text;
  }
  return isSigned(toSignedText(fields), signature, peerPublicKey) ? fields : undefined;
}
