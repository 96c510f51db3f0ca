import { theme } from '../src/elements/theme.styles';
import { tokens } from '../src/elements/tokens.styles';

/** A property that a page may set, and what is there when no page does. */
export interface DesignToken {
  /** As a page writes it. */
  readonly name: string;
  /** As the elements' own style reads it. */
  readonly readAs: string;
  readonly light: string;
  readonly dark: string;
  readonly large: string;
}

type Declarations = ReadonlyMap<string, string>;

function declarationsIn(cssText: string): Declarations {
  return new Map([...cssText.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map(([, name = '', value = '']) => [name, value]));
}

/** What a theme or a text size declares. */
function declaredFor(attribute: string): Declarations {
  const [, block = ''] = theme.cssText.split(`:host([${attribute}]) {`);
  return declarationsIn(block.slice(0, block.indexOf('}')));
}

/** What `var(--one, var(--another, fallback))` comes to where these are declared. */
function valueOf(expression: string, declared: Declarations): string {
  const [, name = '', fallback = ''] = /^var\((--[\w-]+),\s*(.*)\)$/s.exec(expression) ?? [];
  return name === '' ? expression : (declared.get(name) ?? valueOf(fallback, declared));
}

/** What a theme sets, and the shades that an accent becomes, are the house's own. */
const isPublic = (name: string): boolean => !/^--uc-(theme|shade)-/.test(name);

/** Every property of the style that all elements wear. */
export function designTokens(): readonly DesignToken[] {
  const dark = declaredFor("theme='dark'");
  const large = declaredFor("text-size='large'");
  return [...declarationsIn(tokens.cssText)].flatMap(([readAs, expression]) =>
    (expression.match(/--uc-[\w-]+/g) ?? []).filter(isPublic).map((name) => ({
      name,
      readAs,
      light: valueOf(expression, new Map()),
      dark: valueOf(expression, dark),
      large: valueOf(expression, large),
    })),
  );
}
