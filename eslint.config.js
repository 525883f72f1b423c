import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import { importX } from 'eslint-plugin-import-x';
import lit from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import wc from 'eslint-plugin-wc';
import tseslint from 'typescript-eslint';
import { doors, foreignPackages, layers, zones } from './scripts/lint/layers.ts';
import { noTemplateWords } from './scripts/lint/no-template-words.ts';

const SOURCE = ['src/**/*.ts'];
const LIBRARY = ['src/**/*.ts', 'mocks/**/*.ts', 'demo/**/*.ts'];
const TESTS = ['test/**/*.ts'];

// @eslint/js does not come with ESLint any more; of its list, what the compiler does not see.
const likelyMistakes = Object.fromEntries(
  [
    'no-async-promise-executor',
    'no-case-declarations',
    'no-cond-assign',
    'no-constant-condition',
    'no-control-regex',
    'no-debugger',
    'no-empty',
    'no-empty-pattern',
    'no-fallthrough',
    'no-irregular-whitespace',
    'no-loss-of-precision',
    'no-misleading-character-class',
    'no-self-assign',
    'no-sparse-arrays',
    'no-unreachable',
    'no-unsafe-finally',
    'no-useless-catch',
    'no-useless-escape',
    'no-var',
    'prefer-const',
    'use-isnan',
    'valid-typeof',
  ].map((rule) => [rule, 'error']),
);

const unsafe = (name) => ({
  name: `lit/directives/${name}.js`,
  message: 'Text from outside becomes templates, never HTML.',
});
const bannedModules = [
  unsafe('unsafe-html'),
  unsafe('unsafe-svg'),
  unsafe('unsafe-mathml'),
  { name: 'lit/static-html.js', message: 'No static HTML: tags are written out.' },
  { name: 'lit/directives/style-map.js', message: 'No style attributes: a strict content security policy drops them.' },
  {
    name: 'lit/decorators/custom-element.js',
    message: 'Class modules have no side effects; src/define names the elements.',
  },
  {
    name: 'lit/decorators.js',
    importNames: ['customElement'],
    message: 'Class modules have no side effects; src/define names the elements.',
  },
];

const bannedSyntax = [
  { selector: 'TSEnumDeclaration', message: 'No enums: Node runs these files by removing the types.' },
  { selector: 'TSParameterProperty', message: 'No parameter properties: Node runs these files by removing the types.' },
  {
    selector: 'TSModuleDeclaration[kind="namespace"]',
    message: 'No namespaces: Node runs these files by removing the types.',
  },
];

const bannedInSource = [
  ...bannedSyntax,
  {
    selector: 'MemberExpression[property.name=/^(innerHTML|outerHTML|insertAdjacentHTML|setHTMLUnsafe)$/]',
    message: 'No HTML strings.',
  },
  { selector: 'Decorator[expression.callee.name="customElement"]', message: 'src/define names the elements.' },
  {
    selector: 'TaggedTemplateExpression[tag.name="css"] TemplateElement[value.raw=/\\d(rem)\\b/]',
    message: 'No rem in a shadow root: hosts change the root font size.',
  },
  {
    selector: 'TaggedTemplateExpression[tag.name="css"] TemplateElement[value.raw=/z-index\\s*:/]',
    message: 'No z-index of our own (contract.md 7).',
  },
];

const doorNames = [
  'fetch',
  'XMLHttpRequest',
  'EventSource',
  'WebSocket',
  'localStorage',
  'sessionStorage',
  'indexedDB',
];
const doorMessage = 'Network and storage are touched in src/adapter/rest only.';
const throughGlobal = {
  selector: `MemberExpression[object.name=/^(window|globalThis|self)$/][property.name=/^(${doorNames.join('|')})$/]`,
  message: doorMessage,
};

/** One block per layer, since the last `no-restricted-imports` that matches a file is the one that counts. */
const layerBlocks = Object.keys(layers).map((name) => ({
  files: [`src/${name}/**/*.ts`],
  rules: { 'no-restricted-imports': ['error', { paths: bannedModules, patterns: [foreignPackages(name)] }] },
}));

export default tseslint.config(
  {
    ignores: [
      'dist/',
      'dist-cdn/',
      'dist-demo/',
      'storybook-static/',
      '.vitest/',
      '.data/',
      'node_modules/',
      'test/types/contract.d.ts',
      'bench/results/',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  { rules: likelyMistakes },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { 'import-x': importX, local: { rules: { 'no-template-words': noTemplateWords } } },
    settings: {
      'import-x/parsers': { '@typescript-eslint/parser': ['.ts'] },
      'import-x/resolver-next': [createTypeScriptImportResolver({ project: `${import.meta.dirname}/tsconfig.json` })],
    },
    rules: {
      'no-restricted-syntax': ['error', ...bannedSyntax],
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'hack', 'xxx'], location: 'anywhere' }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'import-x/no-restricted-paths': ['error', { basePath: import.meta.dirname, zones }],
      'import-x/no-duplicates': ['error', { 'prefer-inline': true }],
      '@typescript-eslint/ban-ts-comment': [
        'error',
        { 'ts-expect-error': 'allow-with-description', 'ts-ignore': true, 'ts-nocheck': true },
      ],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      // `async` also turns what is thrown into a rejection, which interfaces of promises need.
      '@typescript-eslint/require-await': 'off',
      // Lit binds listeners to their host, and objects of closures have no `this` to lose.
      '@typescript-eslint/unbound-method': 'off',
      // The contract keeps sets open on purpose: 'a' | 'b' | (string & {}).
      '@typescript-eslint/no-redundant-type-constituents': 'off',
    },
  },
  {
    files: ['src/**/*.ts', 'demo/**/*.ts', 'stories/**/*.ts', '.storybook/**/*.ts'],
    extends: [lit.configs['flat/recommended'], wc.configs['flat/best-practice'], litA11y.configs.recommended],
    rules: {
      'lit/no-classfield-shadowing': 'error',
      'lit/lifecycle-super': 'error',
      'lit/no-native-attributes': 'error',
      'lit/no-this-assign-in-render': 'error',
      'lit/prefer-nothing': 'error',
      'lit/attribute-names': 'error',
      // A list without bullets is no list to Safari unless it says so.
      'lit-a11y/no-redundant-role': 'off',
    },
  },
  {
    files: LIBRARY,
    rules: {
      'max-lines': ['error', { max: 400, skipComments: true }],
      'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true }],
      complexity: ['error', 20],
    },
  },
  {
    files: ['mocks/office/seed/**/*.ts', 'demo/**/texts.ts', 'src/adapter/rest/wire.ts'],
    rules: { 'max-lines': 'off', 'max-lines-per-function': 'off' },
  },
  {
    files: SOURCE,
    rules: {
      'no-console': 'error',
      'import-x/no-default-export': 'error',
      'local/no-template-words': 'error',
      'no-restricted-imports': ['error', { paths: bannedModules }],
      'no-restricted-syntax': ['error', ...bannedInSource, throughGlobal],
      'no-restricted-globals': ['error', ...doorNames.map((name) => ({ name, message: doorMessage }))],
    },
  },
  ...layerBlocks,
  { files: doors, rules: { 'no-restricted-globals': 'off', 'no-restricted-syntax': ['error', ...bannedInSource] } },
  // What a developer of a host must hear: a tag that is taken, an element without a provider.
  { files: ['src/define/**/*.ts', 'src/element/**/*.ts'], rules: { 'no-console': ['error', { allow: ['warn'] }] } },
  {
    files: TESTS,
    rules: {
      'no-restricted-syntax': [
        'error',
        ...bannedSyntax,
        {
          selector: 'MemberExpression[object.name=/^(it|test|describe)$/][property.name=/^(only|skip|todo)$/]',
          message: 'Every test runs.',
        },
        {
          selector: 'CallExpression[callee.property.name="waitForTimeout"]',
          message: 'Wait for a condition, not for a time.',
        },
        { selector: 'CallExpression[callee.name="aTimeout"]', message: 'Wait for a condition, not for a time.' },
      ],
      // @open-wc/semantic-dom-diff types chai's `equal` as a promise, which it is not.
      '@typescript-eslint/no-floating-promises': [
        'error',
        { allowForKnownSafeCalls: ['equal', 'equals', 'eq', 'Equal'] },
      ],
      '@typescript-eslint/no-empty-function': 'off',
      // chai's assertions are property reads.
      '@typescript-eslint/no-unused-expressions': 'off',
    },
  },
);
