// Computes both scores of services from what is public, and prints them beside the published ones. Asks nothing but
// the public GraphQL endpoint; needs Node 20 and nothing else. The formulas, and why the bound is what it is:
// docs/methods/recompute.md.
//
//     node recompute.mjs https://otklik.example [--from 2026-07-01 --to 2026-09-30] [--service SLUG]
//         [--effect MODE=POINTS] [--weight CHANNEL=PERCENT]
//
// Ends with 1 when a score differs from the published one by more than rounding explains, with 2 when there is nothing
// to compare. `--effect` and `--weight` put another number in place of a published one, to see that it would be noticed.
import process from 'node:process';
import { parseArgs } from 'node:util';

const ITEMS = ['SAT', 'EASE', 'TIME'];
const BASES = ['AS_EXPERIENCED', 'LIKE_FOR_LIKE'];
/** A whole number of a figure that was first rounded to one decimal. */
const WHOLE = 0.55;
/** An effect of a channel or segment with fewer answers, or of how many nobody is told, has one decimal. */
const TWO_DECIMALS_FROM = 100;
const HALF_OF_ONE_DECIMAL = 0.05;
/** Weights of channels are percent with one decimal. */
const HALF_OF_A_WEIGHT = 0.05 / 100;

const USAGE =
  'node recompute.mjs ADDRESS [--from 2026-07-01 --to 2026-09-30] [--service SLUG] [--effect MODE=POINTS] [--weight CHANNEL=PERCENT]';

/** Ends with a sentence; nothing has been compared. */
function giveUp(sentence) {
  console.error(sentence);
  process.exit(2);
}

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        from: { type: 'string' },
        to: { type: 'string' },
        service: { type: 'string' },
        effect: { type: 'string' },
        weight: { type: 'string' },
      },
    });
    return { options: values, address: new URL('/graphql', positionals[0]) };
  } catch (error) {
    return giveUp(`${error.message}\n${USAGE}`);
  }
}
const { options, address } = readArguments();

/** What is put in place of a published number: its name and the number. */
function plantedBy(name) {
  if (options[name] === undefined) return [];
  const [key, number] = options[name].split('=');
  if (!key || !number?.trim() || !Number.isFinite(Number(number)))
    giveUp(`“${options[name]}” is no name and number, such as ${name === 'weight' ? 'TELEPHONE=60' : 'KIOSK=60'}.`);
  return [key, Number(number)];
}
const [plantedMode, plantedPoints] = plantedBy('effect');
const [plantedChannel, plantedPercent] = plantedBy('weight');

async function ask(query) {
  const response = await fetch(address, {
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

/** True once the effect of `--effect`, or the weight of `--weight`, has taken the place of a published one. */
let isPlanted = false;
let isWeightPlanted = false;
/** Effects and weights by version and year: asked for once. */
const frozen = new Map();
async function method({ modeTable: version, referenceMix: year }, item) {
  const weights = year === null ? '' : `referenceMix(year: ${year}) { shares { channel segment percent } }`;
  const effectsOf = 'items { item modes { mode effect usable answers } mix { factor key effect answers reference } }';
  const query = `{ modeTable(version: "${version}") { ${effectsOf} } ${weights} }`;
  if (!frozen.has(query)) frozen.set(query, version === null ? { modeTable: { items: [] } } : await ask(query));
  const { modeTable, referenceMix } = frozen.get(query);
  const { modes = [], mix = [] } = modeTable.items.find((one) => one.item === item) ?? {};
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
  const answers = new Map([
    ...modes.map(({ mode, answers: count }) => [`MODE ${mode}`, count]),
    ...mix.map(({ factor, key: name, answers: count }) => [`${factor} ${name}`, count]),
  ]);
  const references = new Set(
    mix.flatMap(({ factor, key: name, reference }) => (reference ? [`${factor} ${name}`] : [])),
  );
  // Factors of which somebody's effect is not told, who may be all of what is left.
  const untoldEffects = new Set(
    mix.flatMap(({ factor, effect, reference }) => (effect === null && !reference ? [factor] : [])),
  );
  if (effects.has(`MODE ${plantedMode}`)) {
    effects.set(`MODE ${plantedMode}`, plantedPoints);
    isPlanted = true;
  }
  return { effects, halves, answers, references, untoldEffects, mix: referenceMix?.shares ?? [] };
}

/**
 * What the modes, channels or segments move that are not told, and by how much that may be off, in points. Each has its
 * answers in the country as its weight. Of modes and segments `atMost` is rounded up to a step of twice `step` or more,
 * of which it is a whole number of times; of channels it is what the published counts leave, which are off by 2 each.
 */
function movedByRest({ factor, atMost, step }, left, hasUntold, basis, n, publishedChannels) {
  if (atMost === 0 || left.length === 0) return { moved: 0, off: 0 };
  const total = left.reduce((sum, { answers }) => sum + answers, 0);
  const mean = left.reduce(
    (sum, { points, answers }) => sum + points * (total > 0 ? answers / total : 1 / left.length),
    0,
  );
  const isChannel = factor === 'CHANNEL';
  const wide = [...Array(atMost + 1).keys()].find((one) => one >= 2 * step && atMost % one === 0) ?? atMost;
  // Where every answer counts alike that step is little more; in the score as experienced one answer may weigh more.
  const isNarrow = !isChannel && basis === 'LIKE_FOR_LIKE' && atMost < 100;
  const least = isNarrow && !hasUntold ? Math.max(0, atMost - 2 * step - 2) : 0;
  const slack = isChannel ? (200 * (publishedChannels + 1)) / n : wide / 2;
  const moved = (Math.max(0, atMost - slack) / 100) * mean;
  const ends = left.flatMap(({ points, half }) =>
    [least, atMost].flatMap((share) => [(share / 100) * (points - half), (share / 100) * (points + half)]),
  );
  return { moved, off: Math.max(Math.max(...ends) - moved, moved - Math.min(...ends)) };
}

/** The score and by how much it may be off, in points; `published` are the channels that have a figure. */
function recompute(
  { basis, mean, shares, rests },
  { effects, halves, answers, references, untoldEffects, mix },
  n,
  published,
) {
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
  const told = new Set(shares.map(({ factor, key }) => `${factor} ${key}`));
  for (const rest of rests) {
    const untold = [...effects.keys()].filter((name) => name.startsWith(rest.factor) && !told.has(name));
    const left = untold
      .filter((name) => !published.has(name) && !(references.has(name) && rest.factor !== 'CHANNEL'))
      .map((name) => ({ points: effects.get(name), half: half(name), answers: answers.get(name) }));
    const { moved, off } = movedByRest(rest, left, untoldEffects.has(rest.factor), basis, n, published.size);
    score -= moved;
    bound += off;
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

/** The score as experienced, of those of its channels; null where the weights are not told. */
function ofChannels(told, channels) {
  if (!told) return null;
  isWeightPlanted ||= told.some(({ channel }) => channel === plantedChannel);
  const weights = told.map((one) => (one.channel === plantedChannel ? { ...one, percent: plantedPercent } : one));
  const valueOf = new Map(channels.map(({ key, estimate }) => [key, estimate.value]));
  const total = weights.reduce((sum, { percent }) => sum + percent, 0);
  const score = weights.reduce((sum, { channel, percent }) => sum + (percent / total) * valueOf.get(channel), 0);
  const off = weights.reduce((sum, { channel }) => sum + HALF_OF_A_WEIGHT * Math.abs(valueOf.get(channel) - score), 0);
  return { score, bound: WHOLE + off };
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
  // What is no number at all is wrong as well.
  const isWrong = !(off <= within);
  differences.push({ off, within, isWrong });
  const sign = isWrong ? '✗' : '✓';
  console.log(`${sign} ${name}: published ${published}, recomputed ${score.toFixed(1)} ± ${within.toFixed(1)}`);
}

const services = (period ? await listServices() : []).filter(({ slug }) => slug === (options.service ?? slug));
if (period && options.service && services.length === 0) giveUp(`There is no service “${options.service}”.`);
for (const { id, slug } of services) {
  for (const basis of BASES) {
    const { node } = await ask(`{ node(id: "${id}") { ... on Service {
      ${[...ITEMS, 'CSI'].map((measure) => `${measure}: estimate(measure: ${measure}, basis: ${basis}, ${at}) { value n }`).join('\n')}
      ${ITEMS.map(
        (item) => `of${item}: ingredients(item: ${item}, basis: ${basis}, ${at}) {
        basis mean shares { factor key percent } rests { factor atMost step } modeTable referenceMix
        weights { channel percent } }
        channelsOf${item}: breakdown(measure: ${item}, by: CHANNEL, basis: ${basis}, ${at}) { key estimate { value } }`,
      ).join('\n')} } } }`);
    const parts = [];
    const wholes = [];
    for (const item of ITEMS.filter((one) => node[`of${one}`])) {
      const ingredients = node[`of${item}`];
      const published = new Set(node[`channelsOf${item}`].map(({ key }) => `CHANNEL ${key}`));
      parts.push(recompute(ingredients, await method(ingredients, item), node[item].n, published));
      compare(`${slug} ${basis} ${item}`, node[item].value, parts.at(-1));
      const whole = ofChannels(ingredients.weights, node[`channelsOf${item}`]);
      if (!whole) continue;
      wholes.push(whole);
      compare(`${slug} ${basis} ${item}, of its channels`, node[item].value, whole);
    }
    for (const { made, how } of [
      { made: parts, how: '' },
      { made: wholes, how: ', of its channels' },
    ]) {
      if (made.length < ITEMS.length || node.CSI.value === null) continue;
      const mean = (key) => made.reduce((sum, part) => sum + part[key], 0) / made.length;
      compare(`${slug} ${basis} CSI${how}`, node.CSI.value, { score: mean('score'), bound: mean('bound') });
    }
  }
}
if (options.effect && !isPlanted)
  giveUp(`“${options.effect}” was not put in: no mode of that name has a usable effect in what was compared.`);
if (options.weight && !isWeightPlanted)
  giveUp(`“${options.weight}” was not put in: no weight of that channel is told in what was compared.`);
const wrong = differences.filter(({ isWrong }) => isWrong).length;
const close = differences.filter(({ off }) => off <= 1).length;
const largest = Math.max(0, ...differences.map(({ off }) => off)).toFixed(2);
console.log(`${differences.length} compared, ${wrong} wrong, ${close} within a point; largest difference ${largest}`);
process.exitCode = wrong > 0 ? 1 : differences.length === 0 ? 2 : 0;
