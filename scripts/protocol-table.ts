/** Where the table of what the sandbox takes and refuses is kept. */
export const protocolTablePath = 'docs/protocol.md';

/** A line of it. */
export interface ProtocolLine {
  readonly channel: string;
  readonly what: string;
  readonly answer: string;
}

/** The table; each of its lines is asked for in test/demo/protocol.test.ts. */
export function renderProtocolTable(lines: readonly ProtocolLine[]): string {
  const channels = [...new Set(lines.map(({ channel }) => channel))];
  const sections = channels.map((channel) => {
    const rows = lines.filter((line) => line.channel === channel).map(({ what, answer }) => `| ${what} | ${code(answer)} |`);
    return [`## ${channel}`, '', '| what is sent or told | what comes of it |', '| --- | --- |', ...rows, ''].join('\n');
  });
  return [introduction, ...sections].join('\n');
}

const introduction = `# What the sandbox takes and refuses

The demo's sandbox speaks the channels' own protocols, and refuses what the channels refuse, with their own codes. Each of these lines is asked for over HTTP in \`test/demo/protocol.test.ts\`; what is accepted is accepted by the channel's SDK (WeChat Pay: wechatpay-axios-plugin, Alipay: alipay-sdk) or by signing that is held against the channel's published samples (UnionPay, JD Pay), and an answer without the channel's good signature would be none. Written by \`npm run protocol\`.
`;

const code = (text: string): string => `\`${text}\``;
