/**
 * The body of a channel's answer.
 * @param longest in bytes
 * @throws Error when the body is longer than that: no answer of the channel's is
 */
export async function readAnswerBytes(response: Response, longest: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    length += (chunk as Uint8Array).byteLength;
    if (length > longest) throw new Error('The answer is too long');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** The same as text. */
export async function readAnswerText(response: Response, longest: number): Promise<string> {
  return (await readAnswerBytes(response, longest)).toString();
}
