// Redoc shows its maker's logo from its maker's server. Who reads these pages asks nobody else.
// React sets the address as an attribute and again as a property.
const isMakers = (value) => String(value).startsWith("https://cdn.redoc.ly/");
const source = Object.getOwnPropertyDescriptor(HTMLImageElement.prototype, "src");
const setAttribute = Element.prototype.setAttribute;
Object.defineProperty(HTMLImageElement.prototype, "src", {
  ...source,
  set(value) {
    if (!isMakers(value)) source.set.call(this, value);
  },
});
Element.prototype.setAttribute = function (name, value) {
  if (name !== "src" || !isMakers(value)) setAttribute.call(this, name, value);
};
