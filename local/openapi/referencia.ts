import { cp, mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { CHAVE_DE_EXEMPLO, textoOpenApi } from './gerar.ts';
import { carregarRotas } from './rotas.ts';

/** What the page needs of the package, and nothing of its index, which names other people's addresses. */
const DO_PACOTE = ['swagger-ui.css', 'swagger-ui-bundle.js', 'favicon-32x32.png'];

const PAGINA = `<!doctype html>
<html lang="pt-BR">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Nascente: referência da API</title>
    <link rel="stylesheet" href="/docs/swagger-ui.css">
    <link rel="icon" type="image/png" href="/docs/favicon-32x32.png">
  </head>
  <body>
    <main id="referencia"><p>Carregando a referência…</p></main>
    <noscript><p>A referência precisa de JavaScript. O documento está em <a href="/docs/openapi.json">openapi.json</a>.</p></noscript>
    <script src="/docs/swagger-ui-bundle.js"></script>
    <script src="/docs/iniciar.js"></script>
  </body>
</html>
`;

// validatorUrl null: otherwise the page would send the address of this system to the maker of the component.
// A newcomer tries the sample twice: a fixed key would only show the first answer again.
const INICIO = `window.SwaggerUIBundle({
  url: '/docs/openapi.json',
  dom_id: '#referencia',
  deepLinking: true,
  validatorUrl: null,
  tryItOutEnabled: true,
  displayRequestDuration: true,
  defaultModelsExpandDepth: 0,
  docExpansion: 'list',
  requestInterceptor: function (pedido) {
    if (pedido.headers['Idempotency-Key'] === '${CHAVE_DE_EXEMPLO}') pedido.headers['Idempotency-Key'] = crypto.randomUUID();
    return pedido;
  },
});
`;

/**
 * Writes the reference page under `docs/` of a folder of static pages (the web bucket, or what one machine serves): the OpenAPI document of the routes
 * and the component that shows it, all of our own origin. Served as `/docs/index.html`.
 */
export async function escreverReferencia(pastaDasPaginas: string): Promise<void> {
  const pasta = join(pastaDasPaginas, 'docs');
  const pacote = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
  await mkdir(pasta, { recursive: true });
  await Promise.all([
    ...DO_PACOTE.map((arquivo) => cp(join(pacote, arquivo), join(pasta, arquivo))),
    writeFile(join(pasta, 'index.html'), PAGINA),
    writeFile(join(pasta, 'iniciar.js'), INICIO),
    carregarRotas().then((rotas) => writeFile(join(pasta, 'openapi.json'), textoOpenApi(rotas))),
  ]);
}

/** Where the document is committed, so that a change of the API shows in the review. */
export const DOCUMENTO = new URL('../../docs/api/openapi.json', import.meta.url);
