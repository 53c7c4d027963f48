/**
 * An esbuild plugin that leaves `library` to a bundle of its own, `file`, which is loaded when one of `functions` (or
 * classes) is first used. So starting does not pay for a library that few files need.
 */
export function lazyLibrary(library, file, functions) {
  const namespace = `lazy ${library}`;
  const contents = [
    `const load = () => require("./${file}");`,
    ...functions.map(
      (name) => `export function ${name}(...args) {
        const loaded = load().${name};
        return new.target ? new loaded(...args) : loaded(...args);
      }`,
    ),
  ].join("\n");
  return {
    name: namespace,
    setup({ onResolve, onLoad }) {
      onResolve({ filter: new RegExp(`^${library}$`) }, () => ({ path: library, namespace }));
      onLoad({ filter: /.*/, namespace }, () => ({ contents, loader: "js" }));
      onResolve({ filter: /.*/, namespace }, () => ({ path: `./${file}`, external: true }));
    },
  };
}
