/** `npm run protocol`: writes docs/protocol.md from the cases that test/demo/protocol.test.ts asks for. */
import { writeFileSync } from 'node:fs';
import { protocolCases } from '../test/demo/protocol-cases';
import { protocolTablePath, renderProtocolTable } from './protocol-table';

writeFileSync(protocolTablePath, renderProtocolTable(protocolCases));
