import manifest from '../custom-elements.json';

/** A member of a class, as the manifest tells of it. */
interface Member {
  readonly privacy?: string;
  readonly static?: boolean;
}

/** The manifest with what a page may use of an element; the rest is the element's own. */
export const publicManifest = {
  ...manifest,
  modules: manifest.modules.map((module) => ({
    ...module,
    declarations: module.declarations.map((declaration) =>
      'members' in declaration ? { ...declaration, members: (declaration.members as readonly Member[]).filter(isPublic) } : declaration,
    ),
  })),
};

function isPublic(member: Member): boolean {
  return member.privacy === undefined && !member.static;
}
