// Redoc shows its maker's logo from its maker's server. Who reads these pages asks nobody else.
const source = Object.getOwnPropertyDescriptor(HTMLImageElement.prototype, "src");
Object.defineProperty(HTMLImageElement.prototype, "src", {
  ...source,
  set(value) {
    if (!String(value).startsWith("https://cdn.redoc.ly/")) source.set.call(this, value);
  },
});
