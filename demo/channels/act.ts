/** The acts of a payer with a phone. `pay-late` stands for money that was already on its way when the order was closed. */
export const acts = ['scan', 'pay', 'pay-late', 'cancel', 'fail'] as const;

/** An act of a payer. */
export type Act = (typeof acts)[number];

/** Whether a word names an act. */
export const isAct = (word: unknown): word is Act => acts.some((act) => act === word);

/** Why a payer's act had no effect. */
export class ActRefusal extends Error {
  readonly status: 404 | 409 | 422;
  readonly code: string;

  constructor(status: 404 | 409 | 422, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}
