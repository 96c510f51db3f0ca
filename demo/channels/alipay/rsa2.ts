import { sign, verify } from 'node:crypto';

/** Parameters in the order in which they are signed: by name, without the signature itself and without what is empty. */
export function contentToSign(params: Readonly<Record<string, string>>): string {
  return Object.keys(params)
    .filter((name) => name !== 'sign' && params[name] !== '')
    .sort()
    .map((name) => `${name}=${params[name] ?? ''}`)
    .join('&');
}

/** RSA2 is SHA-256 under RSA, in Base64. */
export function signRsa2(content: string, privateKey: string): string {
  return sign('RSA-SHA256', Buffer.from(content), privateKey).toString('base64');
}

/** Whether a signature is that key's over that content. */
export function verifyRsa2(content: string, signature: string, publicKey: string): boolean {
  return verify('RSA-SHA256', Buffer.from(content), publicKey, Buffer.from(signature, 'base64'));
}

/**
 * Signs what a browser or a server is sent as parameters. Unlike a merchant's request, `sign_type` is not part of it.
 * @returns the parameters with `sign_type` and `sign`
 */
export function signParams(params: Readonly<Record<string, string>>, privateKey: string): Record<string, string> {
  return { ...params, sign_type: 'RSA2', sign: signRsa2(contentToSign(params), privateKey) };
}
