import type { Answer, Gateway } from '../../core/gateway.js';
import { answerWords } from './answer-words.js';
import { codeWord } from './plain-words.js';
import type { PollNote, RequestNote } from './record.js';

/** The last requests are enough to see what went wrong; looks that went well make room first. */
const mostNotes = 20;

const looks: readonly (keyof Gateway)[] = ['getStatus', 'reportReturn'];

interface OpenNote {
  operation: keyof Gateway;
  startedAtMs: number;
  tookMs?: number;
  outcome: string;
  problem?: string;
}

/** Writes down the questions to a gateway: which, when, how long, and what came of it. What they were asked with is not looked at. */
export class RequestLog {
  private readonly _now: () => number;
  private readonly _changed: () => void;
  private _notes: OpenNote[] = [];
  private _looks = { count: 0, failed: 0 };
  private _last: OpenNote | undefined;
  private _gapMs: number | undefined;

  /** @param now milliseconds since the cashier began */
  constructor(now: () => number, changed: () => void) {
    this._now = now;
    this._changed = changed;
  }

  /** The last twenty, oldest first. */
  get notes(): readonly RequestNote[] {
    return this._notes.map((note) => ({ ...note }));
  }

  /** What is known of the looks at the status. */
  get polls(): Omit<PollNote, 'pace'> {
    return { ...this._looks, gapMs: this._gapMs, last: this._last && { ...this._last } };
  }

  /** A gateway that answers as this one does, and is written down. */
  watch(gateway: Gateway): Gateway {
    return {
      getSession: (id, signal) => this._note('getSession', signal, () => gateway.getSession(id, signal)),
      getStatus: (id, version, signal) => this._note('getStatus', signal, () => gateway.getStatus(id, version, signal)),
      createPayment: (id, request, signal) => this._note('createPayment', signal, () => gateway.createPayment(id, request, signal)),
      createAuthorization: (id, host, signal) =>
        this._note('createAuthorization', signal, () => gateway.createAuthorization(id, host, signal)),
      refreshPayment: (id, paymentId, signal) => this._note('refreshPayment', signal, () => gateway.refreshPayment(id, paymentId, signal)),
      closePayment: (id, paymentId, signal) => this._note('closePayment', signal, () => gateway.closePayment(id, paymentId, signal)),
      reportReturn: (id, report, signal) => this._note('reportReturn', signal, () => gateway.reportReturn(id, report, signal)),
    };
  }

  private async _note<Value>(operation: keyof Gateway, signal: AbortSignal, ask: () => Promise<Answer<Value>>): Promise<Answer<Value>> {
    const note = this._begin(operation);
    const end = (outcome: string, problem?: string): void => {
      signal.removeEventListener('abort', giveUp);
      this._end(note, outcome, problem);
    };
    const giveUp = (): void => {
      end('given up');
    };
    signal.addEventListener('abort', giveUp);
    try {
      const answer = await ask();
      const { outcome, problem } = readAnswer(operation, answer);
      end(outcome, problem);
      return answer;
    } catch (error) {
      end('threw', 'gateway-error');
      throw error;
    }
  }

  private _begin(operation: keyof Gateway): OpenNote {
    const note: OpenNote = { operation, startedAtMs: this._now(), outcome: 'no answer yet' };
    if (looks.includes(operation)) {
      this._gapMs = this._last && note.startedAtMs - this._last.startedAtMs;
      this._looks.count += 1;
      this._last = note;
    }
    this._notes.push(note);
    if (this._notes.length > mostNotes) {
      const dull = this._notes.findIndex((one) => looks.includes(one.operation) && one.tookMs !== undefined && one.problem === undefined);
      this._notes.splice(Math.max(0, dull), 1);
    }
    this._changed();
    return note;
  }

  private _end(note: OpenNote, outcome: string, problem: string | undefined): void {
    if (note.tookMs !== undefined) return;
    note.tookMs = this._now() - note.startedAtMs;
    note.outcome = outcome;
    if (problem !== undefined) note.problem = problem;
    if (problem !== undefined && looks.includes(note.operation)) this._looks.failed += 1;
    this._changed();
  }
}

/** A gateway of a merchant's own may answer anything; who watches must not stumble over it. */
function readAnswer(operation: keyof Gateway, answer: Answer<unknown>): { outcome: string; problem?: string } {
  try {
    const outcome = answerWords(operation, answer);
    return answer.ok ? { outcome } : { outcome, problem: codeWord(answer.failure.code) };
  } catch {
    return { outcome: 'an answer that is none', problem: 'gateway-answer-invalid' };
  }
}
