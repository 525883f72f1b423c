/** The built demo as files, under the content security policy that the widgets promise to live with. */
import { randomBytes } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { brotliCompress, constants } from 'node:zlib';
import { promisify } from 'node:util';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
};

const COMPRESSED: readonly string[] = ['.js', '.css', '.svg', '.json'];

/** Contract §6.5. The page itself has a style sheet and a font of its own, hence `'self'` for both. */
const policy = (nonce: string): string =>
  [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    "style-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "img-src 'self' blob:",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'self'",
    "require-trusted-types-for 'script'",
    'trusted-types lit-html',
  ].join('; ');

const compress = promisify(brotliCompress);

interface Asset {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly brotli: Uint8Array<ArrayBuffer> | undefined;
  readonly changedAt: number;
}

async function readAsset(path: string, changedAt: number): Promise<Asset> {
  const bytes = new Uint8Array(await readFile(path));
  const options = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };
  const brotli = COMPRESSED.includes(extname(path)) ? new Uint8Array(await compress(bytes, options)) : undefined;
  return { bytes, brotli, changedAt };
}

const SECURITY = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
};

/** The page with this response's nonce on every script; Vite's loader finds it in the `meta`. */
function pageResponse(html: string): Response {
  const nonce = randomBytes(18).toString('base64');
  const body = html
    .replace(/<(script|link rel="modulepreload")(?=[\s>])/g, `<$1 nonce="${nonce}"`)
    .replace(/<head>/, `<head>\n    <meta property="csp-nonce" nonce="${nonce}" />`);
  return new Response(body, {
    headers: {
      'Content-Type': TYPES['.html'] ?? '',
      'Content-Security-Policy': policy(nonce),
      'Cache-Control': 'no-cache',
      ...SECURITY,
    },
  });
}

function assetResponse(asset: Asset, pathname: string, request: Request): Response {
  const takesBrotli = /\bbr\b/.test(request.headers.get('Accept-Encoding') ?? '');
  const brotli = takesBrotli ? asset.brotli : undefined;
  const headers = new Headers({ 'Content-Type': TYPES[extname(pathname)] ?? 'application/octet-stream', ...SECURITY });
  // Vite puts a digest of the content into every name below /assets/.
  headers.set('Cache-Control', pathname.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache');
  if (asset.brotli) headers.set('Vary', 'Accept-Encoding');
  if (brotli) headers.set('Content-Encoding', 'br');
  return new Response(brotli ?? asset.bytes, { headers });
}

/** Which page an address shows: the desk has its own, everything else is the host shell's. */
const pageOf = (pathname: string): string => (/^\/desk\/?$/.test(pathname) ? 'desk.html' : 'index.html');

/** The path on disk that an address names, or the folder itself where it names none. */
function pathOf(folder: string, pathname: string): string {
  try {
    return normalize(join(folder, decodeURIComponent(pathname)));
  } catch {
    return folder;
  }
}

/** Serves what lies in the folder. */
export function createStaticFiles(folder: string): (request: Request) => Promise<Response> {
  const assets = new Map<string, Asset>();
  const assetAt = async (path: string): Promise<Asset | undefined> => {
    const info = await stat(path).catch(() => undefined);
    if (!info?.isFile()) return undefined;
    const known = assets.get(path);
    const asset = known?.changedAt === info.mtimeMs ? known : await readAsset(path, info.mtimeMs);
    assets.set(path, asset);
    return asset;
  };
  const page = async (name: string): Promise<Response> => {
    const asset = await assetAt(join(folder, name));
    if (!asset) return new Response('The demo has not been built.', { status: 503 });
    return pageResponse(new TextDecoder().decode(asset.bytes));
  };
  return async (request) => {
    const { pathname } = new URL(request.url);
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      return new Response(null, { status: 405, headers: { Allow: 'GET, HEAD' } });
    }
    // A case's id may hold a dot: only what has the ending of a file that we serve is one.
    const extension = extname(pathname);
    const isFile = Object.hasOwn(TYPES, extension) && extension !== '.html';
    if (!isFile) return page(pageOf(pathname.replace(/\.html$/, '')));
    const path = pathOf(folder, pathname);
    const asset = path.startsWith(folder + sep) ? await assetAt(path) : undefined;
    return asset ? assetResponse(asset, pathname, request) : new Response(null, { status: 404 });
  };
}
