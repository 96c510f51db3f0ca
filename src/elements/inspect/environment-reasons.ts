import { detectEnvironment, type EnvironmentClues } from '../../core/environment.js';
import type { Environment } from '../../model/environment.js';
import { agentText } from './plain-words.js';

/** What is detected of the environment, each from clues of its own. */
export type DetectedField = 'terminal' | 'host' | 'os' | 'device';

interface Clue {
  readonly name: string;
  /** All clues but this one. */
  readonly without: EnvironmentClues;
  /** This one and no other. */
  readonly alone: EnvironmentClues;
}

const none: EnvironmentClues = { userAgent: '' };

/**
 * The clues that speak for each thing that was detected, found by asking the detection itself: without the clue it says something else, or the
 * clue by itself says the same.
 */
export function environmentReasons(clues: EnvironmentClues): Readonly<Record<DetectedField, readonly string[]>> {
  const found = detectEnvironment(clues);
  const plain = detectEnvironment(none);
  const weighed = cluesOf(clues).map(({ name, without, alone }) => ({
    name,
    without: detectEnvironment(without),
    alone: detectEnvironment(alone),
  }));
  const reasons = (field: keyof Environment): readonly string[] => [
    ...new Set(
      weighed
        .filter(({ without, alone }) => without[field] !== found[field] || (alone[field] === found[field] && plain[field] !== found[field]))
        .map(({ name }) => name),
    ),
  ];
  const [host, os, device] = [reasons('host'), reasons('os'), reasons('device')];
  const terminal = reasons('terminal');
  // Where two clues each name the host, none of them alone makes the terminal.
  const isDerived = terminal.length === 0 && found.terminal !== plain.terminal;
  return { terminal: isDerived ? [...new Set([...host, ...device])] : terminal, host, os, device };
}

function cluesOf(clues: EnvironmentClues): readonly Clue[] {
  const { userAgent, clientHints, maxTouchPoints, wxjsEnvironment, bridges = [], terminal, host } = clues;
  const whole = (field: keyof EnvironmentClues, name: string): Clue => ({
    name,
    without: { ...clues, [field]: undefined },
    alone: { ...none, [field]: clues[field] },
  });
  const words = userAgent.split(' ').filter((word) => word !== '');
  return [
    ...(terminal ? [whole('terminal', 'the terminal attribute')] : []),
    ...(host ? [whole('host', 'the host attribute')] : []),
    ...(wxjsEnvironment ? [whole('wxjsEnvironment', '__wxjs_environment')] : []),
    ...(clientHints ? [whole('clientHints', 'client hints')] : []),
    ...(maxTouchPoints ? [whole('maxTouchPoints', 'touch points')] : []),
    ...bridges.map((bridge) => ({
      name: `window.${agentText(bridge)}`,
      without: { ...clues, bridges: bridges.filter((other) => other !== bridge) },
      alone: { ...none, bridges: [bridge] },
    })),
    ...words.map((word, index) => ({
      name: agentText(word).replace(/^[(\s]+|[;,)\s]+$/g, ''),
      without: { ...clues, userAgent: words.filter((_, other) => other !== index).join(' ') },
      alone: { userAgent: word },
    })),
  ];
}
