/** A word that no version of the contract has. */
export const unknownWord = 'settling';

/** The words of the contract to which others may be added later. */
const openWords: readonly string[] = ['status', 'channelAnswer', 'outcome'];

/** Of these, other things are called a status too. */
const closedThings: readonly string[] = ['authorization', 'refund'];

/** A copy of an answer in whose open words stands one that nobody knows. */
export function withUnknownWords(answer: unknown): unknown {
  if (Array.isArray(answer)) return answer.map(withUnknownWords);
  if (typeof answer !== 'object' || answer === null) return answer;
  return Object.fromEntries(
    Object.entries(answer).map(([name, value]: [string, unknown]) => {
      if (openWords.includes(name) && typeof value === 'string') return [name, unknownWord];
      return [name, closedThings.includes(name) ? value : withUnknownWords(value)];
    }),
  );
}
