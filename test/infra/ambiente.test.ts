import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { descobrirContratos, todosOsContratos } from '../../infra/contratos.ts';
import { variaveisDe } from '../../layers/runtime/ambiente.ts';
import { PROJETO, criarArvore } from './arvore.ts';
import type { Arvore } from './arvore.ts';
import { modelar } from './modelo.ts';
import type { Modelo } from './modelo.ts';

let arvore: Arvore;
let modelo: Modelo;
beforeAll(async () => {
  arvore = await criarArvore();
  modelo = await modelar(arvore.raiz);
}, 120_000);
afterAll(async () => arvore.apagar());

function ambienteDaFuncao(nome: string): Readonly<Record<string, unknown>> {
  const funcao = modelo.doTipo('AWS::Lambda::Function').find((f) => f.p['FunctionName'] === nome);
  return (funcao?.p['Environment'] as { Variables: Record<string, unknown> } | undefined)?.Variables ?? {};
}

describe('environment names', () => {
  it('what the template writes and what the readers expect are one rule', async () => {
    for (const { contrato } of todosOsContratos(await descobrirContratos(arvore.raiz))) {
      const nome = contrato.tipo === 'rota' ? `api-${contrato.contexto}-${contrato.confianca}` : `${contrato.contexto}-${contrato.nome}`;
      expect(Object.keys(ambienteDaFuncao(nome)), nome).toEqual(expect.arrayContaining(contrato.execucao.usa.flatMap(variaveisDe)));
    }
  });

  it('every function finds in its environment all that its env.ts asks for', async () => {
    const contratos = todosOsContratos(await descobrirContratos(arvore.raiz));
    const funcoes = [...contratos.map(({ contrato: c }) => ({ pasta: `${c.contexto}/${c.nome}`, lambda: c.tipo === 'rota' ? `api-${c.contexto}-${c.confianca}` : `${c.contexto}-${c.nome}` })), { pasta: 'acesso/autorizar', lambda: 'acesso-autorizar' }];
    let conferidas = 0;
    for (const { pasta, lambda } of funcoes) {
      const arquivo = join(PROJETO, 'functions', pasta, 'env.ts');
      if (!existsSync(arquivo)) continue;
      const { Ambiente } = (await import(pathToFileURL(arquivo).href)) as { Ambiente?: unknown };
      expect(Ambiente, pasta).toBeInstanceOf(z.ZodObject);
      const pedidas = Object.entries((Ambiente as z.ZodObject<Record<string, z.ZodType>>).shape).flatMap(([nome, tipo]) => (tipo.safeParse(undefined).success ? [] : [nome]));
      expect(Object.keys(ambienteDaFuncao(lambda)), pasta).toEqual(expect.arrayContaining(pedidas));
      conferidas += 1;
    }
    expect(conferidas).toBeGreaterThan(5);
  });

  it('the database is reached through the proxy, but for the migrator', () => {
    expect(JSON.stringify(ambienteDaFuncao('faturamento-calcular-rota')['BANCO_HOST'])).toContain('Proxy');
    expect(JSON.stringify(ambienteDaFuncao('comum-migrar')['BANCO_HOST'])).toContain('Cluster');
  });
});
