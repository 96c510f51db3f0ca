/** What stands in place of a text that is not known to be harmless. */
export const unsaid = '…';

const codeShape = /^[a-z]{1,20}(-[a-z]{1,20}){0,5}$/;
const idShape = /^[a-z\d_]{1,20}([.-][a-z\d_]{1,20}){0,6}$|^[A-Z]{3}$/;
const numberShape = /^[\w*|.-]{1,64}$/;
const momentShape = /^\d{4}-\d\d-\d\dT[\d:.]{5,15}(Z|[+-]\d\d:\d\d)$/;
const channelCodeShape = /^([A-Z]{1,20}[._]?){1,8}$/;
const walletCodeShape = /^[a-z]?-?\d{1,5}$/;
const agentPieceShape =
  /^([A-Za-z.]{1,24}|v?\d{1,8}(\.\d{1,8}){0,5}|0x[\da-fA-F]{8}|(?=[\d.]*[A-Za-z])[A-Za-z\d.]{1,12}|\p{Script=Han}{1,10})$/u;
const messagePieceShape = /^([A-Z]?[a-z]{1,16}|[A-Z]{2,10}|\p{Script=Han}{1,30})$/u;
const bridgeCalls: readonly string[] = ['getBrandWCPayRequest', 'chooseWXPay'];

const longestAgent = 512;
const longestMessage = 160;

/** A word of the program's own, as an error's code or a status. */
export function codeWord(thing: unknown): string {
  return shaped(thing, codeShape);
}

/** The name of a product, terminal, host or plan, or of a currency. */
export function idWord(thing: unknown): string {
  return shaped(thing, idShape);
}

/** A merchant's number of an order or attempt. */
export function numberWord(thing: unknown): string {
  return shaped(thing, numberShape);
}

/** A moment, in RFC 3339. */
export function momentWord(thing: unknown): string {
  return shaped(thing, momentShape);
}

/** A channel's code for a failure, as `NOTENOUGH` or `ACQ.TRADE_HAS_CLOSE`. */
export function channelCodeWord(thing: unknown): string {
  return shaped(thing, channelCodeShape);
}

/** A wallet's code, as `6001`, `-1` or `c02`; a payer's code is longer. */
export function walletCodeWord(thing: unknown): string {
  return shaped(thing, walletCodeShape);
}

/** A wallet's message, as `get_brand_wcpay_request:fail_no permission`, with a gap for each piece that is no plain word. */
export function walletMessage(thing: unknown): string {
  if (typeof thing !== 'string') return unsaid;
  const isPlain = (piece: string): boolean => bridgeCalls.includes(piece) || messagePieceShape.test(piece);
  return pieces(thing.slice(0, longestMessage), /([\s:_,，。：]+)/, isPlain);
}

/** A user agent, with a gap for each piece that is no name, version or model. */
export function agentText(userAgent: string): string {
  return pieces(userAgent.slice(0, longestAgent), /([\s/();:,|_-]+)/, (piece) => agentPieceShape.test(piece));
}

function pieces(text: string, separator: RegExp, isPlain: (piece: string) => boolean): string {
  return text
    .split(separator)
    .map((piece, index) => (index % 2 === 1 || piece === '' || isPlain(piece) ? piece : unsaid))
    .join('');
}

function shaped(thing: unknown, shape: RegExp): string {
  return typeof thing === 'string' && shape.test(thing) ? thing : unsaid;
}
