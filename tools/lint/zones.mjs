const TESTS = String.raw`(\.spec|\.e2e-spec|\.bench)\.ts$|/seeds/|^apps/api/(e2e|bench)/|^apps/web-e2e/|^libs/testing/`;
const notTests = (path) => new RegExp(`^(?!.*(${TESTS}))${path}`);

/** The directions in which folders may import, one sentence each. */
export const ZONES = [
  {
    in: notTests('(apps|libs)/'),
    refuses: /^@waymark\/testing$|^libs\/testing\//,
    sentence: 'Builders for tests belong in tests, benchmarks and seeds only.',
  },
  {
    in: /^apps\/api\/src\/features\/(?<own>[^/]+)\//,
    refuses: /^apps\/api\/src\/features\/(?<own>[^/]+)\/(?!index\.js$)/,
    sentence: 'Another feature is entered through its index.js only.',
  },
  {
    in: notTests('apps/api/src/platform/'),
    refuses: /^apps\/api\/src\/features\//,
    sentence: 'The platform knows no feature: what mentions one belongs to it.',
  },
  {
    in: /^apps\/api\/src\/.*\.controller\.ts$/,
    refuses: /\.(entity|entities|repository)\.js$/,
    sentence: 'A controller states path, right, body and use case; entities and repositories belong to the service.',
  },
  {
    in: /^(?!.*(\.(entity|entities|repository)|\.spec)\.ts$)apps\/api\/src\/features\//,
    refuses: /^typeorm(\/|$)/,
    sentence: 'Only repositories, entities and platform/database speak to TypeORM.',
  },
  {
    in: /^(?!.*(\.(entity|entities|repository)|\.spec)\.ts$)apps\/api\/src\/(?!features\/|platform\/database\/|seeds\/)/,
    refuses: /^typeorm(\/|$)/,
    typesAllowed: true,
    sentence: 'Only repositories, entities and platform/database speak to TypeORM.',
  },
  {
    in: /^(?!.*(\.spec\.ts$|\/data\/|\/platform\/))apps\/web\/src\/app\/(domains|shell)\//,
    refuses: /^@angular\/common\/http(\/|$)/,
    sentence: 'Only data/ and platform/ speak HTTP.',
  },
  {
    in: /^apps\/web\/src\/app\/domains\/(?<own>[^/]+)\//,
    refuses: /^apps\/web\/src\/app\/domains\/(?!shared\/)(?<own>[^/]+)\//,
    sentence: 'A domain imports itself and shared, no other domain.',
  },
  {
    in: /^apps\/web\/src\/app\/domains\/(?<own>[^/]+\/feature-[^/]+)\//,
    refuses: /^apps\/web\/src\/app\/domains\/(?<own>[^/]+\/feature-[^/]+)\//,
    sentence: 'A page imports ui and data, no other page.',
  },
  {
    in: /^apps\/web\/src\/app\/domains\/[^/]+\/ui\/(?!.*\.spec\.ts$)/,
    refuses: /^apps\/web\/src\/app\/domains\/[^/]+\/(data|feature-[^/]+)\//,
    typesAllowed: true,
    sentence: 'Display parts take from data its types only.',
  },
  {
    in: /^apps\/web\/src\/app\/domains\/[^/]+\/data\//,
    refuses: /^apps\/web\/src\/app\/domains\/[^/]+\/(ui|feature-[^/]+)\//,
    sentence: 'Data knows no screen.',
  },
  {
    in: /^apps\/web\/src\/app\/platform\//,
    refuses: /^apps\/web\/src\/app\/domains\/(?!shared\/)/,
    sentence: 'The platform knows no domain.',
  },
];
