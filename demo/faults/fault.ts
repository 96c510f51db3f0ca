import type { OutgoingHttpHeaders } from 'node:http';

/** What goes wrong between a browser and a server. */
export type Fault =
  /** The request never arrives, and the connection dies. */
  | { readonly kind: 'lose-request' }
  /** The request arrives and is answered, and the connection dies before the answer is there. */
  | { readonly kind: 'lose-answer' }
  /** The answer's head says its whole length; half of its body follows, and the connection dies. */
  | { readonly kind: 'cut-body' }
  /** The request arrives at once, and its answer is this much later. */
  | { readonly kind: 'delay'; readonly ms: number }
  /** Another answer is given, and the request never arrives. */
  | {
      readonly kind: 'status';
      readonly code: number;
      readonly body?: string;
      readonly contentType?: string;
      readonly headers?: OutgoingHttpHeaders;
    }
  /** A page of somebody else's, as a captive portal or a load balancer gives. */
  | { readonly kind: 'html' }
  /** The answer is right but for its words of status, which nobody knows. */
  | { readonly kind: 'unknown-status' }
  | { readonly kind: 'replace-json'; readonly replace: (json: unknown) => unknown };

/** A fault that can be written down: all but one that is a function. */
export type WrittenFault = Exclude<Fault, { readonly kind: 'replace-json' }>;
