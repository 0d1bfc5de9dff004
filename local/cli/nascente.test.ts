import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Command } from 'commander';
import { afterAll, describe, expect, it } from 'vitest';
import { motivo } from '../../events/http/esquemas.ts';
import { FILAS } from '../../events/http/esquemas-plataforma.ts';
import { FILAS_REPROCESSAVEIS } from './comandos/razao.ts';
import { anunciar, plataformaNoAr, retirarAnuncio } from './estado.ts';
import { diretorioDaChamada, RAIZ } from './onde.ts';
import { MENOR_MOTIVO } from './opcoes.ts';
import { entenderPedido, traduzirErro } from './portugues.ts';
import { contarAcontecimentos, dataBr, duracao, ficha, instanteBr, quantos, reais, tabela } from './texto.ts';

const pasta = mkdtempSync(join(tmpdir(), 'nascente-'));
afterAll(() => rmSync(pasta, { recursive: true }));

/** Runs the command in a process of its own, as a person would. */
function nascente(...argumentos: readonly string[]): { readonly codigo: number | null; readonly saida: string; readonly erro: string } {
  const r = spawnSync(process.execPath, ['--import', 'tsx', join(RAIZ, 'local/cli/nascente.ts'), ...argumentos], { encoding: 'utf8', timeout: 60_000, cwd: RAIZ, env: { ...process.env, NASCENTE_ENDERECO: '', NASCENTE_TOKEN: '' } });
  return { codigo: r.status, saida: r.stdout, erro: r.stderr };
}

describe('the command line', () => {
  it('explains itself in Portuguese', () => {
    const { codigo, saida } = nascente('ajuda');
    expect(codigo).toBe(0);
    expect(saida).toMatch(/^Uso: nascente <comando>/);
    for (const comando of ['iniciar', 'ciclo', 'fatura', 'leitura', 'retorno', 'razao', 'fila', 'situacao', 'conferir', 'conformidade', 'verificar', 'selar-auditoria', 'semear', 'migrar', 'acesso', 'simular', 'exportar-openapi']) expect(saida).toContain(comando);
    expect(saida).not.toMatch(/Usage|[Oo]ptions|Commands|display help|default/);
    expect(saida).toContain('npm run -s nascente -- <comando>');
    const doCiclo = nascente('ciclo', 'abrir', '--help').saida;
    expect(doCiclo).toContain('--grupo <n>');
    expect(doCiclo).not.toMatch(/Usage|Options|display/);
  });

  it('says what it did not understand, in Portuguese, and ends with 2', () => {
    expect(nascente('cilco')).toMatchObject({ codigo: 2, erro: expect.stringContaining("o comando 'cilco' não existe") as string });
    expect(nascente('ciclo', 'abrir', '--grupo', 'x', '--referencia', '2026-11')).toMatchObject({ codigo: 2, erro: expect.stringContaining('número inteiro') as string });
    expect(nascente('conferir', 'inventado').codigo).toBe(2);
  });

  it('says, with what it did not understand, where that is explained', () => {
    expect(nascente('cilco').erro).toMatch(/\nVeja os comandos: npm run -s nascente -- ajuda\n$/);
    expect(nascente('ciclo', 'abrir').erro).toBe("Não entendi: falta a opção '--grupo <n>'\nVeja como se usa: npm run -s nascente -- ciclo abrir --ajuda\n");
    expect(nascente('ajuda', 'cilco')).toMatchObject({ codigo: 2, saida: '', erro: expect.stringMatching(/^Não entendi: o comando 'cilco' não existe\n\(Seria ciclo\?\)\n/) as string });
    expect(nascente('ajuda', 'ciclo', 'abrir').saida).toMatch(/^Uso: nascente ciclo abrir/);
  });

  it('does not ask the platform what the command line can see that is wrong', () => {
    expect(nascente('razao', 'saldo', '--data', '2026-02-31')).toMatchObject({ codigo: 2, erro: expect.stringContaining('um dia que exista') as string });
    expect(nascente('razao', 'saldo', '--fatura', '1', '--ligacao', '2')).toMatchObject({ codigo: 2, erro: expect.stringMatching(/'--fatura <aviso>' não pode ser usada com '--ligacao <cdc>'/) as string });
    expect(nascente('simular', 'leituras', '--grupo', '99999999')).toMatchObject({ codigo: 2, erro: expect.stringContaining('de 1 a 32767') as string });
    expect(nascente('ciclo', 'devolver', '1', '1', '--motivo', 'x')).toMatchObject({ codigo: 2, erro: expect.stringContaining('5 letras ou mais') as string });
  });

  it('says which file or server is out of reach, without a stack', () => {
    expect(nascente('exportar-openapi', '--saida', join(pasta, 'nao-ha', 'x.json'))).toMatchObject({ codigo: 1, erro: expect.stringMatching(/^Não foi possível abrir .*x\.json: não existe\. .*\n$/) as string });
    expect(nascente('verificar', '--banco', 'postgres://a:b@127.0.0.1:1/x')).toMatchObject({ codigo: 1, erro: expect.stringMatching(/^Ninguém responde em 127\.0\.0\.1:1\. .*\n$/) as string });
    writeFileSync(join(pasta, 'arquivo'), '');
    expect(nascente('simular', 'retorno', '--dados', join(pasta, 'arquivo'))).toMatchObject({ codigo: 1, erro: expect.stringMatching(/^Não foi possível abrir .*: uma parte do caminho não é uma pasta\. .*\n$/) as string });
    expect(nascente('ciclo', 'listar', '--endereco', 'http://127.0.0.1:1', '--token', 'a b')).toMatchObject({ codigo: 1, erro: expect.stringMatching(/^O token tem espaço.*Copie-o de novo.*\n$/) as string });
  });

  it('refuses at once a data directory that the system does not let anybody make', () => {
    expect(nascente('iniciar', '--dados', '/proc/nascente')).toMatchObject({ codigo: 1, erro: expect.stringMatching(/^A pasta de dados \/proc\/nascente não pode ser usada: .*--dados.*\n$/) as string });
  });

  it('confers cases offline, with the exit code of the worst thing that happened', async () => {
    const caso = { id: 'a', algoritmo: 'mod10', numero: '82650000000' };
    const { saida } = nascente('conferir', 'dv', gravar('certo.jsonl', JSON.stringify(caso)));
    const { dv } = (JSON.parse(saida) as { resposta: { dv: string } }).resposta;
    expect(nascente('conferir', 'dv', gravar('certo.jsonl', JSON.stringify({ ...caso, dv }))).codigo).toBe(0);
    expect(nascente('conferir', 'dv', gravar('errado.jsonl', JSON.stringify({ ...caso, dv: dv === '1' ? '2' : '1' }))).codigo).toBe(1);
    expect(nascente('conferir', 'dv', gravar('ruim.jsonl', 'nada')).codigo).toBe(2);
    expect(nascente('conferir', 'dv', join(pasta, 'nao-existe.jsonl'))).toMatchObject({ codigo: 2, saida: '', erro: expect.stringContaining('nao-existe.jsonl') as string });
    expect(nascente('conferir', 'dv', pasta)).toMatchObject({ codigo: 2, saida: '', erro: expect.stringMatching(/^Não foi possível ler .*: é uma pasta/) as string });
    expect(nascente('conferir', 'dv', gravar('recusado.jsonl', '{"algoritmo":"mod97"}')).erro).toMatch(/^linha 1: caso recusado .* Campo: algoritmo\.$/m);
    const porEntrada = promisify(execFile)(process.execPath, ['--import', 'tsx', join(RAIZ, 'local/cli/nascente.ts'), 'conferir', 'dv']);
    porEntrada.child.stdin?.end(`${JSON.stringify({ ...caso, dv })}\n`);
    expect((await porEntrada).stderr).toContain('1 caso: 1 confere, 0 diferem.');
  });

  it('tells what to do when no platform is up', () => {
    const { codigo, erro } = nascente('ciclo', 'listar', '--dados', pasta);
    expect(codigo).toBe(1);
    expect(erro).toContain('npm start');
    expect(nascente('verificar', '--dados', pasta)).toMatchObject({ codigo: 1, erro: expect.stringContaining('npm start') as string });
    expect(nascente('semear', '--dados', pasta)).toMatchObject({ codigo: 1, erro: expect.stringMatching(/segredos\.json, não existe\. Rode "npm start"/) as string });
  });

  function gravar(nome: string, texto: string): string {
    const caminho = join(pasta, nome);
    writeFileSync(caminho, `${texto}\n`);
    return caminho;
  }
});

describe('where and how', () => {
  it('a path is of where the person was, when npm ran this very command from the package', () => {
    const npm = { npm_lifecycle_script: 'tsx local/cli/nascente.ts', INIT_CWD: pasta };
    expect(diretorioDaChamada(npm, RAIZ)).toBe(pasta);
    expect(diretorioDaChamada({ ...npm, npm_lifecycle_script: 'vitest' }, RAIZ)).toBe(RAIZ);
    expect(diretorioDaChamada(npm, pasta)).toBe(pasta);
  });

  it('a command that a message tells to run is written as a person can paste it', () => {
    const arquivos = ['local', 'functions', 'layers'].flatMap((p) => readdirSync(join(RAIZ, p), { recursive: true, encoding: 'utf8' }).map((a) => join(RAIZ, p, a)));
    const ditos = arquivos
      .filter((a) => a.endsWith('.ts') && !a.endsWith('.test.ts'))
      .flatMap((a) => readFileSync(a, 'utf8').split('\n').filter((linha) => !/^\s*(\/\/|\/?\*)/.test(linha) && /(?<!-- )\bnascente [a-z]/.test(linha)).map((linha) => `${a}: ${linha.trim()}`));
    expect(ditos).toEqual([]);
  });

  it('only a living platform counts as being up', () => {
    const e = { endereco: 'http://127.0.0.1:3000', urlAws: 'http://127.0.0.1:3001', token: 't'.repeat(40), banco: { host: '127.0.0.1', porta: 1, nome: 'n' } };
    anunciar(pasta, e);
    expect(plataformaNoAr(pasta)).toMatchObject({ endereco: e.endereco, pid: process.pid });
    writeFileSync(join(pasta, 'no-ar.json'), JSON.stringify({ ...plataformaNoAr(pasta), nascimento: 'outro' }));
    expect(plataformaNoAr(pasta)).toBeUndefined();
    retirarAnuncio(pasta);
    expect(plataformaNoAr(pasta)).toBeUndefined();
  });

  it('the queues of the help are those of the contract, and so is the least that a reason says', () => {
    expect([...FILAS_REPROCESSAVEIS]).toEqual([...FILAS]);
    expect([motivo.safeParse('x'.repeat(MENOR_MOTIVO)).success, motivo.safeParse('x'.repeat(MENOR_MOTIVO - 1)).success]).toEqual([true, false]);
  });

  it.each([
    [['ajuda'], ['ajuda']],
    [['--help'], ['--ajuda']],
    [['ajuda', 'ciclo', 'abrir'], ['ciclo', 'abrir', '--ajuda']],
    [['ajuda', 'nada'], ['nada']],
    [['nada', '--ajuda'], ['nada']],
    [['ciclo', 'nada', '-h'], ['ciclo', 'nada']],
    [['ciclo', 'ajuda', 'abrir'], ['ciclo', 'ajuda', 'abrir']],
    [['dv', 'ajuda', '-x'], ['dv', 'ajuda', '-x']],
    [[], []],
  ])('%j is understood as %j', (digitado, entendido) => {
    const raiz = new Command();
    raiz.command('ciclo').command('abrir');
    raiz.command('dv').argument('[casos]');
    expect(entenderPedido(raiz, digitado)).toEqual(entendido);
  });

  it.each([
    ["error: unknown option '--x'", "Não entendi: a opção '--x' não existe\n"],
    ["error: missing required argument 'ciclo'", "Não entendi: falta dizer 'ciclo'\n"],
    ["error: required option '--grupo <n>' not specified", "Não entendi: falta a opção '--grupo <n>'\n"],
    ["error: command-argument value 'z' is invalid for argument 'tipo'. Allowed choices are tarifa, dv.", "Não entendi: 'z' não serve para 'tipo'. Pode ser: tarifa, dv.\n"],
    ["error: too many arguments for 'conferir'. Expected 2 arguments but got 3.", "Não entendi: argumentos demais em 'conferir': são 2, vieram 3\n"],
    ["error: unknown command 'cilco'\n(Did you mean ciclo?)", "Não entendi: o comando 'cilco' não existe\n(Seria ciclo?)\n"],
  ])('%s', (ingles, portugues) => {
    expect(traduzirErro(ingles)).toBe(portugues);
  });

  it('writes money, dates, times and columns as people read them', () => {
    expect(reais(123456)).toBe('R$ 1.234,56');
    expect(dataBr('2026-11-05')).toBe('05/11/2026');
    expect(instanteBr('2026-11-05T02:30:00.000Z')).toBe('04/11/2026 23:30');
    expect(contarAcontecimentos({ b: 1234, a: 1 }, { a: 'água', b: 'não visitada', c: 'x' })).toBe('água: 1, não visitada: 1.234');
    expect([duracao(1234), duracao(65_000)]).toEqual(['1,2 s', '1 min 05 s']);
    expect(quantos(1, 'conta', 'contas')).toBe('1 conta');
    expect(tabela(['nome', 'valor'], [['água', '1'], ['esgoto', '200']], [1])).toBe('nome    valor\n──────  ─────\nágua        1\nesgoto    200');
    expect(ficha([['a', '1'], ['água', '2']])).toBe('a     1\nágua  2');
  });
});
