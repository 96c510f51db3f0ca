import type { Goal } from './goals';

/** How a criterion of WCAG 2.2 is met: shown by goals, by what the cashier does not have, or by a person’s look. */
export interface Criterion {
  /** As WCAG numbers it. */
  readonly id: string;
  readonly name: string;
  readonly level: 'A' | 'AA';
  readonly verdict: 'supports' | 'not applicable';
  /** What shows it. */
  readonly by: readonly Goal[];
  /** What a person has to know beside it, or looked at by hand. */
  readonly note?: string;
}

type Row = readonly [id: string, name: string, level: 'A' | 'AA', by: readonly Goal[], note?: string];

const supported: readonly Row[] = [
  ['1.1.1', 'Non-text Content', 'A', ['A1', 'A10'], 'Marks stand beside the names of their wallets and are hidden from readers.'],
  ['1.3.1', 'Info and Relationships', 'A', ['A1', 'A6']],
  ['1.3.2', 'Meaningful Sequence', 'A', ['A14'], 'The order stands before the ways to pay in the document as on the screen.'],
  ['1.3.3', 'Sensory Characteristics', 'A', ['A16'], 'The guide to a browser names a menu by its place and by its sign “···”.'],
  ['1.3.4', 'Orientation', 'AA', ['A5'], 'Nothing asks how the device is held.'],
  ['1.3.5', 'Identify Input Purpose', 'AA', ['A1'], 'The one field, for a payer’s code, is not about the user.'],
  ['1.4.1', 'Use of Color', 'A', ['A13'], 'What is chosen has a filled ring; results have signs of their own.'],
  ['1.4.3', 'Contrast (Minimum)', 'AA', ['A1', 'A4']],
  ['1.4.4', 'Resize Text', 'AA', ['A5'], 'An amount grows until its line is full.'],
  ['1.4.5', 'Images of Text', 'AA', ['A1'], 'A code is no text; what it says is not for people.'],
  ['1.4.10', 'Reflow', 'AA', ['A5']],
  ['1.4.11', 'Non-text Contrast', 'AA', ['A4']],
  ['1.4.12', 'Text Spacing', 'AA', ['A5']],
  ['1.4.13', 'Content on Hover or Focus', 'AA', ['A1'], 'Nothing appears by hovering or by focus alone.'],
  ['2.1.1', 'Keyboard', 'A', ['A6', 'A7']],
  ['2.1.2', 'No Keyboard Trap', 'A', ['A7']],
  [
    '2.1.4',
    'Character Key Shortcuts',
    'A',
    ['A7'],
    'At a counter, letters are taken as a scanner’s only when twenty a second come and Enter ends them.',
  ],
  ['2.2.1', 'Timing Adjustable', 'A', ['A9'], 'An order’s time is the merchant’s and real; a code’s is renewed by one press.'],
  ['2.2.2', 'Pause, Stop, Hide', 'A', ['A12'], 'The countdown is essential to paying in time.'],
  ['2.3.1', 'Three Flashes or Below Threshold', 'A', ['A12'], 'Nothing flashes.'],
  ['2.4.2', 'Page Titled', 'A', [], 'The page around the cashier has the title; the demo’s pages have theirs.'],
  ['2.4.3', 'Focus Order', 'A', ['A7']],
  ['2.4.4', 'Link Purpose (In Context)', 'A', ['A1']],
  ['2.4.6', 'Headings and Labels', 'AA', ['A1', 'A7'], 'Each screen has one heading, which takes the focus.'],
  ['2.4.7', 'Focus Visible', 'AA', ['A4', 'A13']],
  [
    '2.4.11',
    'Focus Not Obscured (Minimum)',
    'AA',
    ['A7', 'A15'],
    'The bar that pays is stuck to the bottom of a phone; what has the focus scrolls above it.',
  ],
  ['2.5.1', 'Pointer Gestures', 'A', ['A7'], 'Everything is one tap.'],
  ['2.5.2', 'Pointer Cancellation', 'A', ['A7'], 'Everything happens on a click, and none on a press alone.'],
  ['2.5.3', 'Label in Name', 'A', ['A1']],
  ['2.5.8', 'Target Size (Minimum)', 'AA', ['A2']],
  ['3.1.1', 'Language of Page', 'A', ['A14'], 'The card names its own language, whatever the page’s.'],
  ['3.1.2', 'Language of Parts', 'AA', ['A14'], 'Names from merchants and banks are spoken in the language around them.'],
  ['3.2.1', 'On Focus', 'A', ['A6', 'A7']],
  ['3.2.2', 'On Input', 'A', ['A6'], 'Choosing a way changes the words of the button, and starts nothing.'],
  ['3.2.3', 'Consistent Navigation', 'AA', ['A17']],
  ['3.2.4', 'Consistent Identification', 'AA', ['A16']],
  ['3.2.6', 'Consistent Help', 'A', [], 'The slot `footer` stands below every screen, for the merchant’s service.'],
  ['3.3.1', 'Error Identification', 'A', ['A16']],
  ['3.3.2', 'Labels or Instructions', 'A', ['A1', 'A16']],
  ['3.3.3', 'Error Suggestion', 'AA', ['A16']],
  ['3.3.4', 'Error Prevention (Legal, Financial, Data)', 'AA', ['A15', 'A17'], 'The wallet asks once more, with the amount.'],
  ['3.3.7', 'Redundant Entry', 'A', ['A17']],
  ['4.1.2', 'Name, Role, Value', 'A', ['A1', 'A6']],
  ['4.1.3', 'Status Messages', 'AA', ['A8']],
];

const absent: readonly Row[] = [
  ['1.2.1', 'Audio-only and Video-only (Prerecorded)', 'A', [], 'No audio and no video.'],
  ['1.2.2', 'Captions (Prerecorded)', 'A', [], 'No audio and no video.'],
  ['1.2.3', 'Audio Description or Media Alternative (Prerecorded)', 'A', [], 'No video.'],
  ['1.2.4', 'Captions (Live)', 'AA', [], 'No audio and no video.'],
  ['1.2.5', 'Audio Description (Prerecorded)', 'AA', [], 'No video.'],
  ['1.4.2', 'Audio Control', 'A', [], 'The two tones of a counter last half a second, and are off unless asked for.'],
  ['2.4.1', 'Bypass Blocks', 'A', [], 'A part of a page repeats no blocks; the page sets the landmarks around it.'],
  ['2.4.5', 'Multiple Ways', 'AA', [], 'A step in a process.'],
  ['2.5.4', 'Motion Actuation', 'A', [], 'Nothing listens to motion.'],
  ['2.5.7', 'Dragging Movements', 'AA', [], 'Nothing is dragged.'],
  ['3.3.8', 'Accessible Authentication (Minimum)', 'AA', [], 'Nobody signs in here; what a wallet asks for is the wallet’s.'],
];

const criteriaOf = (rows: readonly Row[], verdict: Criterion['verdict']): readonly Criterion[] =>
  rows.map(([id, name, level, by, note]) => ({ id, name, level, verdict, by, ...(note === undefined ? {} : { note }) }));

/** Every criterion of WCAG 2.2, A and AA. https://www.w3.org/TR/WCAG22/ */
export const criteria: readonly Criterion[] = [...criteriaOf(supported, 'supports'), ...criteriaOf(absent, 'not applicable')].sort(
  (one, other) => one.id.localeCompare(other.id, 'en', { numeric: true }),
);
