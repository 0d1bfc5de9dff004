import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { fila, passo, rota, type Execucao } from '../../events/contrato.ts';
import { arquivosDoProjeto, linhas } from './arquivos.ts';
import { carregarContrato, conferirContrato, ehContrato, funcoesSemContrato } from './contratos.ts';
import { aplicarExcecoes } from './excecoes.ts';
import { conferirArquivo } from './regras.ts';

const arquivos = arquivosDoProjeto();
const codigo = arquivos.filter(({ caminho }) => /^(domain|events|layers|functions|infra|web|local)\/.*\.tsx?$/.test(caminho) && !caminho.includes('.test.'));

describe('conventions', () => {
  it('hold in every file, except where an exception says why', () => {
    expect(arquivos.length).toBeGreaterThan(0);
    expect(aplicarExcecoes([...arquivos.flatMap(conferirArquivo), ...funcoesSemContrato(arquivos.map(({ caminho }) => caminho))])).toEqual([]);
  });

  it('keep files small: median of 60 lines, nine in ten within 200', () => {
    const tamanhos = codigo.map(({ texto }) => linhas(texto)).sort((a, b) => a - b);
    expect(tamanhos[Math.floor(tamanhos.length / 2)]).toBeLessThanOrEqual(60);
    expect(tamanhos[Math.floor(tamanhos.length * 0.9)]).toBeLessThanOrEqual(200);
  });
});

describe('contracts', () => {
  const contratos = arquivos.map(({ caminho }) => caminho).filter(ehContrato);

  it('each have a function, a runbook, a sample that fits and, for routes, their two namesake tests', async () => {
    const faltas = await Promise.all(contratos.map(async (caminho) => conferirContrato(caminho, await carregarContrato(caminho))));
    expect(faltas.flat()).toEqual([]);
  });
});

describe('the checks themselves', () => {
  const longa = `export function f() {\n${'  g();\n'.repeat(70)}}\n`;
  const violada = (caminho: string, texto: string) => conferirArquivo({ caminho, texto }).map(({ regra }) => regra);

  it.each([
    ['arquivo-longo', 'domain/comum/x.ts', 'export const a = 1;\n'.repeat(301)],
    ['arquivo-longo', 'functions/leitura/x/handler.ts', 'export const a = 1;\n'.repeat(61)],
    ['arquivo-longo', 'migrations/0001_x.sql', 'select 1;\n'.repeat(301)],
    ['funcao-longa', 'layers/http/x.ts', longa],
    ['funcao-longa', 'web/operador/x.tsx', `export const X = () => {\n${'  g();\n'.repeat(70)}  return <b />;\n};\n`],
    ['dominio-puro', 'domain/comum/x.ts', 'export const agora = () => new Date();\n'],
    ['dominio-puro', 'domain/comum/x.ts', 'export const sorte = () => Math.random();\n'],
    ['dominio-puro', 'domain/comum/x.ts', "import { readFileSync } from 'node:fs';\nexport const x = readFileSync;\n"],
    ['so-tipos', 'events/http/leitura/x.ts', "import { zero } from '../../../domain/comum/dinheiro.ts';\nexport const x = zero;\n"],
    ['so-tipos', 'infra/x.ts', "export { env } from '../functions/leitura/x/env.ts';\n"],
    ['sql-fora-do-lugar', 'functions/leitura/x/handler.ts', 'export const q = `select a\nfrom leitura.leitura where id = $1`;\n'],
    ['sql-fora-do-lugar', 'local/x.ts', "export const q = 'INSERT INTO cadastro.ligacao values (1)';\n"],
    ['so-espiao', 'layers/x.test.ts', `${'vi.mock'}('./y.ts', () => ({}));\n`],
    ['caminho-de-maquina', 'README.md', `see ${'/home'}/someone/project\n`],
    ['tranca-sem-hospedeiro', 'package-lock.json', '{"resolved": "https://example/x.tgz"}'],
  ])('see a planted %s in %s', (regra, caminho, texto) => {
    expect(violada(caminho, texto)).toContain(regra);
  });

  it.each([
    ['domain/comum/x.ts', '// A Date is never taken from the clock.\nexport const DataCivil = (v: string) => v;\n'],
    ['events/http/leitura/x.ts', "import type { Centavos } from '../../../domain/comum/dinheiro.ts';\nexport type X = Centavos;\n"],
    ['layers/postgres/x.ts', 'export const q = `select a from b`;\n'],
    ['web/operador/x.tsx', "export const X = () => <p>{'Selecione uma fatura e peça outra via'}</p>;\n"],
    ['layers/http/x.ts', 'const f = () => {\n  g();\n};\n'.repeat(25)],
  ])('see nothing wrong in %s', (caminho, texto) => {
    expect(violada(caminho, texto)).toEqual([]);
  });

  it('let a listed exception pass, only within its limit, and never an idle one', () => {
    const violacao = { regra: 'arquivo-longo', caminho: 'local/a.ts', detalhe: '310', medida: 310 };
    const excecao = { regra: 'arquivo-longo', caminho: 'local/', limite: 310, motivo: 'a table of data' };
    expect(aplicarExcecoes([violacao], [excecao])).toEqual([]);
    expect(aplicarExcecoes([{ ...violacao, medida: 311 }], [excecao])).toHaveLength(2);
    expect(aplicarExcecoes([{ ...violacao, medida: 309 }], [excecao])).toEqual(['exception can be tighter: arquivo-longo local/']);
    expect(aplicarExcecoes([], [excecao])).toEqual(['exception excuses nothing: arquivo-longo local/']);
  });

  const execucao: Execucao = { memoriaMB: 256, tempoLimiteS: 10, usa: [], impacto: 'Ninguém lê.', runbook: 'leitura.md' };
  const comum = { contexto: 'leitura', nome: 'x', execucao } as const;
  const tudo = () => true;

  it('see a contract out of its folder, without its function, its runbook or its tests', () => {
    const contrato = rota({ ...comum, operationId: 'x', resumo: 'x', metodo: 'GET', caminho: '/x', confianca: 'operador', permissao: 'PROPRIA', resposta: z.string(), erros: {}, exemplo: { resposta: 'ok' } });
    expect(conferirContrato('events/http/leitura/x.ts', contrato, tudo)).toEqual([]);
    expect(conferirContrato('events/http/leitura/x.ts', contrato, () => false)).toEqual([expect.stringMatching(/handler.*env.*deps.*runbook.*contract.*integration/)]);
    expect(funcoesSemContrato(['events/http/leitura/x.ts', 'functions/leitura/x/handler.ts'])).toEqual([]);
    expect(funcoesSemContrato(['events/http/leitura/x.ts', 'functions/leitura/y/handler.ts'])).toHaveLength(1);
    expect(conferirContrato('events/sqs/leitura/x.ts', contrato, tudo)).toHaveLength(1);
    expect(conferirContrato('events/http/razao/y.ts', contrato, tudo)).toHaveLength(2);
  });

  it('see a sample that its own schema refuses', () => {
    const id = z.object({ id: z.number() });
    const errado: unknown = { id: 'um' };
    const entrada = errado as { id: number };
    expect(conferirContrato('events/sqs/leitura/x.ts', fila({ ...comum, mensagem: id, exemplo: entrada, lote: 1, concorrencia: 1, tentativas: 3 }), tudo)).toHaveLength(1);
    expect(conferirContrato('events/step/leitura/x.ts', passo({ ...comum, entrada: id, saida: id, exemplo: entrada }), tudo)).toHaveLength(1);
  });
});
