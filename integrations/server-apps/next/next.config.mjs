// this folder, not one above it that has a lock file, too
export default { turbopack: { root: import.meta.dirname } };
