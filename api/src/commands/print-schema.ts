import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type GraphQLSchema, lexicographicSortSchema, printSchema } from 'graphql';
import { buildSchemas } from '../server/build-schemas.ts';

/**
 * `npm run schema`: writes both schemas into `schema/`. With `--check` it writes nothing and fails when the
 * committed files differ from what the api has now.
 */
const isCheck = process.argv.includes('--check');
const { publicSchema, staffSchema } = buildSchemas();

let drifted = 0;
for (const [name, schema] of [
  ['public', publicSchema],
  ['staff', staffSchema],
] as [string, GraphQLSchema][]) {
  const file = fileURLToPath(new URL(`../../../schema/${name}.graphql`, import.meta.url));
  const sdl = `${printSchema(lexicographicSortSchema(schema))}\n`;
  if (!isCheck) writeFileSync(file, sdl);
  else if (readFileSync(file, 'utf8') !== sdl) {
    process.stderr.write(`schema/${name}.graphql differs from the api: run npm run schema and commit it\n`);
    drifted++;
  }
}
process.exitCode = drifted > 0 ? 1 : 0;
