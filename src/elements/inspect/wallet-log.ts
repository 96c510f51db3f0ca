import type { Launch, LaunchReport } from '../../core/launch.js';
import type { ActionKind } from '../../model/action.js';
import { codeWord, walletCodeWord, walletMessage } from './plain-words.js';
import type { WalletNote } from './record.js';

const mostNotes = 20;

type Params = Readonly<Record<string, string>>;

interface Wallet {
  /** The wallet's own word, without what may be anybody's text. */
  readonly word: (params: Params) => string;
  /** What probably lies behind a failure. The launcher knows it, and is loaded where it has just run. */
  readonly loadCause: () => Promise<(params: Params) => string>;
}

/** The wallets that say why they failed. */
const wallets: { readonly [Kind in ActionKind]?: Wallet } = {
  'wechat-jsapi': {
    word: ({ err_msg }) => walletMessage(err_msg),
    loadCause: async () => (await import('../../launchers/wechat-jsapi.js')).explainWechatAnswer,
  },
  'alipay-jsapi': {
    word: ({ resultCode }) => walletCodeWord(resultCode),
    loadCause: async () => (await import('../../launchers/alipay-jsapi.js')).explainAlipayAnswer,
  },
  'unionpay-jsapi': {
    word: ({ code }) => walletCodeWord(code),
    loadCause: async () => (await import('../../launchers/unionpay-jsapi.js')).explainUnionpayAnswer,
  },
  'qq-jsapi': {
    word: ({ resultCode }) => walletCodeWord(resultCode),
    loadCause: async () => (await import('../../launchers/qq-jsapi.js')).explainQqAnswer,
  },
};

/** Writes down what wallets and their launchers say, and what probably lies behind a failure. */
export class WalletLog {
  private readonly _now: () => number;
  private readonly _changed: () => void;
  private readonly _notes: WalletNote[] = [];

  /** @param now milliseconds since the cashier began */
  constructor(now: () => number, changed: () => void) {
    this._now = now;
    this._changed = changed;
  }

  /** The last twenty, oldest first. */
  get notes(): readonly WalletNote[] {
    return [...this._notes];
  }

  /** Launches as this does, and is written down. */
  watch(launch: Launch): Launch {
    return (action, report, signal) => {
      launch(
        action,
        (heard) => {
          this._hear(action.kind, heard);
          report(heard);
        },
        signal,
      );
    };
  }

  private _hear(kind: ActionKind, heard: LaunchReport): void {
    try {
      const note = noteOf(kind, heard, this._now());
      this._notes.push(note);
      this._notes.splice(0, this._notes.length - mostNotes);
      if (heard.type === 'answered' && heard.claim === 'fail') void this._explain(note, heard.params);
      this._changed();
    } catch {
      // A launcher of a merchant's own may report anything; who watches must not stumble over it.
    }
  }

  private async _explain(note: WalletNote, params: Params): Promise<void> {
    try {
      const cause = (await wallets[note.kind]?.loadCause())?.(params);
      const index = this._notes.indexOf(note);
      if (cause === undefined || index < 0) return;
      this._notes[index] = { ...note, cause };
      this._changed();
    } catch {
      // Without the cause there is still the word.
    }
  }
}

function noteOf(kind: ActionKind, heard: LaunchReport, atMs: number): WalletNote {
  const note = { atMs, kind: codeWord(kind) as ActionKind };
  switch (heard.type) {
    case 'answered':
      return { ...note, said: `answered ${codeWord(heard.claim)}`, word: wallets[kind]?.word(heard.params) };
    case 'failed':
      return { ...note, said: `could not start: ${codeWord(heard.error)}`, problem: codeWord(heard.error) };
    default:
      return { ...note, said: codeWord(heard.type) };
  }
}
