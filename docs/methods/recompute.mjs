// Computes both scores of services from what is public, and prints them beside the published ones. Asks nothing but
// the public GraphQL endpoint; needs Node 20 and nothing else. The formulas, and why the bound is what it is:
// docs/methods/recompute.md.
//
//     node recompute.mjs https://otklik.example [--from 2026-07-01 --to 2026-09-30] [--service SLUG] [--effect MODE=POINTS]
//
// Ends with 1 when a score differs from the published one by more than rounding explains, with 2 when there is nothing
// to compare. `--effect` puts another effect in place of a published one, to see that it would be noticed.
import process from 'node:process';
import { parseArgs } from 'node:util';

const ITEMS = ['SAT', 'EASE', 'TIME'];
const BASES = ['AS_EXPERIENCED', 'LIKE_FOR_LIKE'];
/** A whole number of a figure that was first rounded to one decimal. */
const WHOLE = 0.55;
/** An effect of a channel or segment with fewer answers, or of how many nobody is told, has one decimal. */
const TWO_DECIMALS_FROM = 100;
const HALF_OF_ONE_DECIMAL = 0.05;

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    from: { type: 'string' },
    to: { type: 'string' },
    service: { type: 'string' },
    effect: { type: 'string' },
  },
});

async function ask(query) {
  const response = await fetch(new URL('/graphql', positionals[0]), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  const { data, errors } = await response.json();
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}

async function listServices(after = null) {
  const { services } = await ask(
    `{ services(first: 100, after: ${JSON.stringify(after)}) { nodes { id slug } pageInfo { hasNextPage endCursor } } }`,
  );
  const { hasNextPage, endCursor } = services.pageInfo;
  return [...services.nodes, ...(hasNextPage ? await listServices(endCursor) : [])];
}

/** Effects and weights by version and year: asked for once. */
const frozen = new Map();
async function method({ modeTable: version, referenceMix: year }, item) {
  if (version === null) return { effects: new Map(), halves: new Map(), mix: [] };
  const weights = year === null ? '' : `referenceMix(year: ${year}) { shares { channel segment percent } }`;
  const effectsOf = 'items { item modes { mode effect usable } mix { factor key effect answers reference } }';
  const query = `{ modeTable(version: "${version}") { ${effectsOf} } ${weights} }`;
  if (!frozen.has(query)) frozen.set(query, await ask(query));
  const { modeTable, referenceMix } = frozen.get(query);
  const { modes = [], mix = [] } = modeTable.items.find((one) => one.item === item) ?? {};
  const [planted, points] = (options.effect ?? '').split('=');
  const effects = new Map([
    ...modes.filter(({ usable }) => usable).map(({ mode, effect }) => [`MODE ${mode}`, effect]),
    ...mix
      .filter(({ effect, reference }) => reference || effect !== null)
      .map(({ factor, key: name, effect, reference }) => [`${factor} ${name}`, reference ? 0 : effect]),
  ]);
  const halves = new Map(
    mix
      .filter(({ effect, answers, reference }) => effect !== null && !reference && answers < TWO_DECIMALS_FROM)
      .map(({ factor, key: name }) => [`${factor} ${name}`, HALF_OF_ONE_DECIMAL]),
  );
  if (effects.has(`MODE ${planted}`)) effects.set(`MODE ${planted}`, Number(points));
  return { effects, halves, mix: referenceMix?.shares ?? [] };
}

/** The score and by how much it may be off, in points. */
function recompute({ basis, mean, shares, rests }, { effects, halves, mix }, n) {
  const effect = (factor, key) => effects.get(`${factor} ${key}`) ?? 0;
  // How much an effect may be off for want of digits.
  const half = (name) => halves.get(name) ?? 0;
  let score = mean;
  let bound = WHOLE;
  for (const { factor, key, percent } of shares) {
    const { step } = rests.find((rest) => rest.factor === factor);
    score -= (percent / 100) * effect(factor, key);
    // Shares of channels are of counts to the nearest 5; the others are exact but for their step.
    const counts = factor === 'CHANNEL' ? (2 + percent / 50) / (n - 2) : 0;
    bound += Math.abs(effect(factor, key)) * (step / 200 + counts) + (percent / 100) * half(`${factor} ${key}`);
  }
  // What is not told has between nothing and all of the rest, with the lowest or the highest effect that is not told.
  const told = new Set(shares.map(({ factor, key }) => `${factor} ${key}`));
  for (const { factor, atMost } of rests) {
    const left = [...effects].filter(([name]) => name.startsWith(factor) && !told.has(name));
    const low = Math.min(0, ...left.map(([name, points]) => points - half(name)));
    const high = Math.max(0, ...left.map(([name, points]) => points + half(name)));
    score -= ((atMost / 100) * (low + high)) / 2;
    bound += ((atMost / 100) * (high - low)) / 2;
  }
  if (basis === 'LIKE_FOR_LIKE') {
    const covered = mix.filter(
      ({ channel, segment }) => effects.has(`CHANNEL ${channel}`) && effects.has(`SEGMENT ${segment}`),
    );
    const total = covered.reduce((sum, { percent }) => sum + percent, 0);
    for (const { channel, segment, percent } of covered) {
      const moved = effect('CHANNEL', channel) + effect('SEGMENT', segment);
      score += (percent / total) * moved;
      bound += (Math.abs(moved) * 0.01) / total;
      bound += (percent / total) * (half(`CHANNEL ${channel}`) + half(`SEGMENT ${segment}`));
    }
  }
  return { score: Math.min(100, Math.max(0, score)), bound };
}

const period =
  options.from && options.to
    ? { from: options.from, to: options.to }
    : (await ask('{ publishedPeriods(grain: QUARTER) { from to } }')).publishedPeriods[0];
const at = period && `period: { from: "${period.from}", to: "${period.to}" }`;
const differences = [];
function compare(name, published, { score, bound }) {
  const off = Math.abs(score - published);
  const within = bound + WHOLE;
  differences.push({ off, within, isWrong: off > within });
  const sign = off > within ? '✗' : '✓';
  console.log(`${sign} ${name}: published ${published}, recomputed ${score.toFixed(1)} ± ${within.toFixed(1)}`);
}

for (const { id, slug } of period ? await listServices() : []) {
  if (options.service && options.service !== slug) continue;
  for (const basis of BASES) {
    const { node } = await ask(`{ node(id: "${id}") { ... on Service {
      ${[...ITEMS, 'CSI'].map((measure) => `${measure}: estimate(measure: ${measure}, basis: ${basis}, ${at}) { value n }`).join('\n')}
      ${ITEMS.map(
        (item) => `of${item}: ingredients(item: ${item}, basis: ${basis}, ${at}) {
        basis mean shares { factor key percent } rests { factor atMost step } modeTable referenceMix }`,
      ).join('\n')} } } }`);
    const parts = [];
    for (const item of ITEMS.filter((one) => node[`of${one}`])) {
      const ingredients = node[`of${item}`];
      parts.push(recompute(ingredients, await method(ingredients, item), node[item].n));
      compare(`${slug} ${basis} ${item}`, node[item].value, parts.at(-1));
    }
    const mean = (key) => parts.reduce((sum, part) => sum + part[key], 0) / parts.length;
    if (parts.length === ITEMS.length && node.CSI.value !== null)
      compare(`${slug} ${basis} CSI`, node.CSI.value, { score: mean('score'), bound: mean('bound') });
  }
}
const wrong = differences.filter(({ isWrong }) => isWrong).length;
const close = differences.filter(({ off }) => off <= 1).length;
const largest = Math.max(0, ...differences.map(({ off }) => off)).toFixed(2);
console.log(`${differences.length} compared, ${wrong} wrong, ${close} within a point; largest difference ${largest}`);
process.exitCode = wrong > 0 ? 1 : differences.length === 0 ? 2 : 0;
