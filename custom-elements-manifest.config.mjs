// The manifest describes the package as shipped: paths under dist/, no private members. (The analyzer knows the file under this name only.)
const toDist = (path) => path?.replace(/^\/?src\//, 'dist/src/').replace(/\.ts$/, '.js');
// src/define names the elements by their static `tag`, which the analyzer does not follow through a function.
const tagOf = (declaration) =>
  declaration.members?.find((member) => member.static && member.name === 'tag')?.default?.replace(/['"]/g, '');
const INNER = ['tag', 'styles', 'shadowRootOptions'];
const isPublic = (member) =>
  !member.privacy && !/^[#_]/.test(member.name) && !(member.static && INNER.includes(member.name));

const shipped = {
  name: 'shipped-manifest',
  packageLinkPhase({ customElementsManifest }) {
    for (const module of customElementsManifest.modules) {
      module.path = toDist(module.path);
      for (const entry of module.exports ?? []) {
        if (entry.declaration?.module) entry.declaration.module = toDist(entry.declaration.module);
      }
      for (const declaration of module.declarations ?? []) {
        const tagName = declaration.tagName ?? tagOf(declaration);
        if (tagName) Object.assign(declaration, { tagName, customElement: true });
        if (declaration.members) declaration.members = declaration.members.filter(isPublic);
      }
    }
    customElementsManifest.modules.sort((a, b) => a.path.localeCompare(b.path));
  },
};

export default {
  globs: ['src/components/*/*.ts', 'src/provider/*.ts', 'src/element/*.ts', 'src/define/*.ts', 'src/events/*.ts'],
  exclude: ['**/*.styles.ts'],
  outdir: '.',
  litelement: true,
  plugins: [shipped],
};
