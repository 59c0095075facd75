/** How one package is built. Paths are relative to the checkout. */
export interface BuildPlan {
  name: 'api' | 'widget' | 'dashboard';
  /** Without this file there is nothing to build. */
  entry: string;
  /** Files and folders whose change asks for a new build. */
  inputs: readonly string[];
  /** Exists after a good build; if it is gone the stamp counts for nothing. */
  output: string;
  /** Working directory and the arguments given to Node. */
  cwd: string;
  command: readonly string[];
}

const VITE = '../node_modules/vite/bin/vite.js';

/** Contract sources and versions: a change there concerns every package. */
const SHARED = ['schema/src', 'schema/package.json', 'tsconfig.base.json', 'pnpm-lock.yaml', 'scripts/build'];

export const PLANS: readonly BuildPlan[] = [
  {
    name: 'api',
    entry: 'api/src/main.ts',
    inputs: [...SHARED, 'api/src', 'api/package.json', 'api/tsconfig.json', 'api/vite.config.ts'],
    output: 'api/dist/main.js',
    cwd: 'api',
    command: [VITE, 'build', '--logLevel', 'warn'],
  },
  {
    name: 'widget',
    entry: 'widget/build.ts',
    inputs: [...SHARED, 'widget'],
    output: 'widget/dist',
    cwd: '.',
    command: ['widget/build.ts'],
  },
  {
    name: 'dashboard',
    entry: 'dashboard/vite.config.ts',
    inputs: [...SHARED, 'schema/public.graphql', 'schema/staff.graphql', 'dashboard'],
    output: 'dashboard/build/handler.js',
    cwd: 'dashboard',
    command: [VITE, 'build', '--logLevel', 'warn'],
  },
];
