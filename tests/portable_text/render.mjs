// Reads a JSON list of Portable Text values, writes a JSON list of what the renderer makes of each.
import { readFileSync } from "node:fs";
import { toHTML } from "@portabletext/to-html";

const onMissingComponent = (message) => {
  throw new Error(message);
};
const values = JSON.parse(readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(values.map((value) => toHTML(value, { onMissingComponent }))));
