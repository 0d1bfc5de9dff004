import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { gerarOpenApi, textoOpenApi } from '../../local/openapi/gerar.ts';
import { DOCUMENTO, escreverReferencia } from '../../local/openapi/referencia.ts';
import { carregarRotas } from '../../local/openapi/rotas.ts';

const rotas = await carregarRotas();

test('the committed document is the one that the contracts give: run `npm run -s nascente -- exportar-openapi`', async () => {
  expect(await readFile(DOCUMENTO, 'utf8')).toBe(textoOpenApi(rotas));
});

test('the order in which contracts are found does not change a byte', () => {
  expect(textoOpenApi([...rotas].reverse())).toBe(textoOpenApi(rotas));
});

test('every route is there, once, with its refusals, its samples and who may call it', () => {
  const { paths, components } = gerarOpenApi(rotas);
  for (const rota of rotas) {
    const operacao = paths?.[rota.caminho]?.[rota.metodo.toLowerCase() as 'get'];
    expect(operacao?.operationId).toBe(rota.operationId);
    expect(operacao?.security).toHaveLength(rota.confianca === 'operador' ? 2 : rota.confianca === 'maquina' ? 1 : 0);
    for (const [codigo, { status }] of Object.entries(rota.erros)) expect(operacao?.responses?.[String(status)]).toMatchObject({ description: expect.stringContaining(`\`${codigo}\``) });
    for (const status of ['400', '500', '503']) expect(operacao?.responses?.[status]).toMatchObject({ content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problema' } } } });
    const de401 = operacao?.responses?.['401'] as { readonly description: string; readonly headers?: object } | undefined;
    expect(de401?.description.includes('`acesso/nao-identificado`') ?? false, rota.operationId).toBe(rota.confianca !== 'publico');
    expect(de401?.headers !== undefined, rota.operationId).toBe(rota.confianca !== 'publico');
    expect(JSON.stringify(operacao?.responses?.['403'] ?? '').includes('`acesso/pendencia`'), rota.operationId).toBe(rota.confianca !== 'publico' && rota.duranteAPendencia !== true);
    const nomes = (operacao?.parameters ?? []).map((p) => ('name' in p ? p.name : p.$ref));
    expect(nomes.includes('Idempotency-Key')).toBe(rota.idempotente === true);
    for (const m of rota.caminho.matchAll(/\{(\w+)\}/g)) expect(operacao?.parameters).toContainEqual(expect.objectContaining({ in: 'path', name: m[1], required: true, example: expect.anything() }));
  }
  expect(Object.keys(paths ?? {})).toHaveLength(new Set(rotas.map((r) => r.caminho)).size);
  expect(components?.schemas?.['Problema']).toMatchObject({ additionalProperties: false });
});

test('every reference points at something', () => {
  const texto = textoOpenApi(rotas);
  const { components } = JSON.parse(texto) as { components: { schemas: Record<string, unknown> } };
  for (const [, nome] of texto.matchAll(/"#\/components\/schemas\/(\w+)"/g)) expect(components.schemas).toHaveProperty(nome ?? '');
});

test('the reference page is all of our own origin', async () => {
  const pasta = await mkdtemp(join(tmpdir(), 'referencia-'));
  try {
    await escreverReferencia(pasta);
    const arquivos = await readdir(join(pasta, 'docs'));
    expect(arquivos.sort()).toEqual(['favicon-32x32.png', 'index.html', 'iniciar.js', 'openapi.json', 'swagger-ui-bundle.js', 'swagger-ui.css']);
    const pagina = await readFile(join(pasta, 'docs/index.html'), 'utf8');
    for (const [, endereco] of pagina.matchAll(/(?:src|href)="([^"]+)"/g)) {
      expect(endereco).toMatch(/^\/docs\//);
      expect(arquivos).toContain(endereco?.slice('/docs/'.length));
    }
    expect(pagina + (await readFile(join(pasta, 'docs/iniciar.js'), 'utf8'))).not.toMatch(/https?:|<script>|\son\w+=/);
  } finally {
    await rm(pasta, { recursive: true });
  }
});
