/** What stands at the head of ACCESSIBILITY.md. */
export const accessibilityIntro = `# Accessibility

The cashier is meant to conform to [WCAG 2.2](https://www.w3.org/TR/WCAG22/), levels A and AA, in all its states, languages and themes, with large
text and without; and for older payers to what China's ministry of industry asks of pages for them: text of 18 px that grows to 30, targets of 60.
Below, every criterion is tied to what shows it. Written by \`npm run reliability\` from the reports of the runs, and by no hand.

What machines do not show: nobody has yet gone through it with a screen reader and told us. Names, roles and what is announced are tested as
assistive technology is given them by Chromium; NVDA, VoiceOver and TalkBack, and how each reads a region that changes, are not. What a wallet's
own pages do is the wallet's. The page around the cashier has the title, the landmarks and the language of the rest.

A barrier that you meet is a fault like any other: please open an issue, with the state, the language and the program that reads to you.`;
