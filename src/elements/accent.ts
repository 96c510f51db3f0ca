import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { warnOnce } from '../model/warn-once.js';
import { black, contrast, cssOf, luminance, mix, readColour, white, type Colour } from './colour.js';
import { listen } from './listen.js';

/** What a merchant's colour becomes, so that everything in it can be read. */
export interface AccentShades {
  /** Behind the words of the button that pays. */
  readonly accent: Colour;
  /** Those words. */
  readonly on: Colour;
  /** Outlines and signs. */
  readonly line: Colour;
  /** Words in the colour. */
  readonly text: Colour;
  /** Behind what is chosen. */
  readonly soft: Colour;
}

/** Text, by WCAG 2.2, 1.4.3; and what is seen without being read, by 1.4.11. */
const leastOfText = 4.5;
const leastOfLines = 3;

/** Colours brighter than this stay as they are and are written on in dark ink: yellow that is darkened until white is read on it is olive. */
const brightest = 0.5;

const ink: Colour = [22, 24, 29];

/** How much of the colour lies behind what is chosen. */
const softShare = 0.07;

/**
 * Keeps a merchant's colour as near as it can be to what was asked for.
 * @param surface what it lies on
 */
export function accentShades(wish: Colour, surface: Colour): AccentShades {
  const isBright = luminance(wish) > brightest;
  const on = isBright ? ink : white;
  const accent = isBright ? wish : towards(black, wish, [white], leastOfText);
  const soft = mix(surface, wish, softShare);
  // Where paper is light, words get darker until they stand out; where it is dark, lighter.
  const end = luminance(surface) > 0.18 ? black : white;
  return {
    accent,
    on,
    line: towards(end, accent, [surface, soft], leastOfLines),
    text: towards(end, wish, [surface, soft], leastOfText),
    soft,
  };
}

/** Goes from a colour to an end in small steps, until it stands out from all of these. */
function towards(end: Colour, colour: Colour, from: readonly Colour[], least: number): Colour {
  const standsOut = (step: number): boolean => from.every((other) => contrast(mix(colour, end, step / 50), other) >= least);
  let step = 0;
  while (step < 50 && !standsOut(step)) step += 1;
  return mix(colour, end, step / 50);
}

const shadeProperties = {
  accent: '--uc-shade-accent',
  on: '--uc-shade-on-accent',
  line: '--uc-shade-accent-line',
  text: '--uc-shade-accent-text',
  soft: '--uc-shade-accent-soft',
} as const satisfies Record<keyof AccentShades, string>;

const shadeNames = Object.keys(shadeProperties) as (keyof AccentShades)[];

/** Reads the accent that the page gives its host, and sets the shades that can be read beside it, for the host and its parts. */
export class AccentController implements ReactiveController {
  private readonly _host: ReactiveControllerHost & HTMLElement;
  private _life = new AbortController();
  /** What was corrected last: the colour and its paper. */
  private _corrected = '';

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this._host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this._life = new AbortController();
    // Paper is dark at night.
    listen(matchMedia('(prefers-color-scheme: dark)'), 'change', () => this._correct(), this._life.signal);
  }

  hostDisconnected(): void {
    this._life.abort();
  }

  hostUpdated(): void {
    this._correct();
  }

  private _correct(): void {
    const { style } = this._host;
    const computed = getComputedStyle(this._host);
    const wish = computed.getPropertyValue('--uc-color-accent').trim();
    const paper = computed.getPropertyValue('--_surface').trim();
    const pair = wish && `${wish} on ${paper}`;
    if (pair === this._corrected) return;
    this._corrected = pair;
    const colour = wish ? readColour(wish) : undefined;
    if (wish && !colour) warnOnce(`--uc-color-accent: ${wish} is no colour, so buttons have none; write it as CSS does, as #07c160.`);
    const shades = colour && accentShades(colour, readColour(paper) ?? white);
    for (const name of shadeNames) {
      if (shades) style.setProperty(shadeProperties[name], cssOf(shades[name]));
      else style.removeProperty(shadeProperties[name]);
    }
  }
}
