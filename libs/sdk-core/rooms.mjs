/**
 * The rooms of src/ and their arrows: a room may import itself and what is listed, and nothing else of the package.
 * docs/architecture.md has the picture.
 */
export const ARROWS = {
  contract: [],
  texts: [],
  advice: ['contract', 'texts'],
  after: ['contract'],
  machine: ['contract'],
  runtime: ['contract', 'machine', 'advice'],
  engines: ['contract', 'texts'],
  client: ['contract', 'runtime', 'engines'],
  component: ['contract'],
};
