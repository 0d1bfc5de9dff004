import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Documento } from '../../../domain/cadastro/documento.ts';
import { nomeDaChavePessoal, protecaoDePessoas, type SegredoDasChaves } from '../../../layers/pessoais/proteger.ts';
import { buscarPorNumero } from '../../../layers/postgres/cadastro/buscar-ligacoes.ts';
import { retirarChaves } from '../../../layers/postgres/cadastro/retirar-chaves.ts';
import { emTransacao } from '../../../layers/postgres/transacao.ts';
import { servirAws, type ServidorAws } from '../../../test/fixture/servidor-aws.ts';
import { comBanco } from '../../../test/fixture/banco.ts';
import { bancoDaCidade, CHAVE_PESSOAL } from '../../../test/fixture/cidade.ts';
import { RAIZ } from '../onde.ts';

const bd = comBanco(bancoDaCidade);
let segredos: ServidorAws;
/** What the secret has, and what is done when another value comes. */
let anel: SegredoDasChaves = { chave: CHAVE_PESSOAL };
let aoGravar: (novo: SegredoDasChaves) => 'GRAVAR' | 'CALAR' = () => 'GRAVAR';
const gravados: SegredoDasChaves[] = [];

beforeAll(async () => {
  segredos = await servirAws({
    secretsmanager: async ({ corpo }) => {
      const pedido = JSON.parse(corpo.toString()) as { readonly SecretString?: string };
      if (pedido.SecretString !== undefined) {
        const novo = JSON.parse(pedido.SecretString) as SegredoDasChaves;
        if (aoGravar(novo) === 'CALAR') await new Promise(() => undefined);
        anel = novo;
        gravados.push(novo);
      }
      return { status: 200, cabecalhos: { 'content-type': 'application/x-amz-json-1.1' }, corpo: JSON.stringify({ SecretString: JSON.stringify(anel), CreatedDate: Date.now() / 1000 }) };
    },
  });
  const { rows } = await bd.banco.pool().query<{ cdc: number; pessoa: number }>('SELECT cdc, pessoa FROM cadastro.ligacao ORDER BY cdc LIMIT 1');
  const texto = protecaoDePessoas({ chave: CHAVE_PESSOAL }).cifrarTexto('PEDIDO', 'Quero os meus dados');
  const resposta = protecaoDePessoas({ chave: CHAVE_PESSOAL }).cifrarTexto('RESPOSTA', 'Entregues');
  await bd.banco.pool().query(
    `INSERT INTO cadastro.pedido_do_titular (pessoa, cdc, tipo, canal, texto_cifrado, aberto_em, prazo, registrado_por, registrado_em) VALUES ($1, $2, 'ACESSO', 'BALCAO', $3, '2026-11-19', '2026-12-04', 'maria', '2026-11-19 12:00Z')`,
    [rows[0]?.pessoa, rows[0]?.cdc, texto],
  );
  await bd.banco.pool().query(`UPDATE cadastro.pedido_do_titular SET situacao = 'ATENDIDO', resposta_cifrada = $1, respondido_por = 'maria', respondido_em = '2026-11-20 12:00Z'`, [resposta]);
  // as a version before names of keys left it
  await bd.banco.pool().query(`UPDATE cadastro.contato SET valor_cifrado = '\\x01'::bytea || substr(valor_cifrado, 6) WHERE tipo = 'EMAIL'`);
});
afterAll(() => segredos.fechar());

interface Processo {
  readonly filho: ChildProcess;
  readonly fim: Promise<{ readonly codigo: number | null; readonly sinal: string | null; readonly saida: string; readonly erro: string }>;
}
function trocar(): Processo {
  const env = { ...process.env, NASCENTE_BANCO: bd.banco.url('nascente_migrador'), AWS_ENDPOINT_URL_SECRETS_MANAGER: segredos.url, AWS_REGION: 'sa-east-1', AWS_ACCESS_KEY_ID: 'l', AWS_SECRET_ACCESS_KEY: 'l' };
  const filho = spawn(process.execPath, ['--import', 'tsx', join(RAIZ, 'local/cli/nascente.ts'), 'dados-pessoais', 'trocar-chave', '--motivo', 'troca de rotina', '--segredo', 'arn:pessoais', '--no-espera'], { cwd: RAIZ, env });
  let [saida, erro] = ['', ''];
  filho.stdout.on('data', (d: Buffer) => (saida += d.toString()));
  filho.stderr.on('data', (d: Buffer) => (erro += d.toString()));
  return { filho, fim: new Promise((resolver) => filho.on('close', (codigo, sinal) => resolver({ codigo, sinal, saida, erro }))) };
}

interface Guardados {
  readonly documentos: readonly { readonly cdc: number; readonly tipo: Documento['tipo']; readonly cifrado: Buffer }[];
  readonly contatos: readonly { readonly tipo: 'EMAIL' | 'TELEFONE'; readonly cifrado: Buffer; readonly indice: Buffer }[];
  readonly pedidos: readonly { readonly texto: Buffer; readonly resposta: Buffer }[];
}
async function guardados(): Promise<Guardados> {
  const ler = async <T extends object>(sql: string) => (await bd.banco.pool().query<T>(sql)).rows;
  return {
    documentos: await ler('SELECT DISTINCT ON (p.id) l.cdc, p.documento_tipo AS tipo, p.documento_cifrado AS cifrado FROM cadastro.pessoa p JOIN cadastro.ligacao l ON l.pessoa = p.id ORDER BY p.id, l.cdc'),
    contatos: await ler('SELECT tipo, valor_cifrado AS cifrado, valor_indice AS indice FROM cadastro.contato ORDER BY pessoa, tipo'),
    pedidos: await ler('SELECT texto_cifrado AS texto, resposta_cifrada AS resposta FROM cadastro.pedido_do_titular'),
  };
}

/** All that is kept, in clear, by whoever reads the secret now; and that a search by it finds it. */
async function emClaro(): Promise<readonly string[]> {
  const p = protecaoDePessoas(anel);
  const { documentos, contatos, pedidos } = await guardados();
  const lidos = documentos.map((d) => p.revelar(d.tipo, d.cifrado));
  for (const i of [0, Math.floor(documentos.length / 2), documentos.length - 1]) {
    const [documento, linha] = [lidos[i], documentos[i]];
    if (documento === undefined || linha === undefined) throw new Error('a cidade tem gente');
    const achadas = await buscarPorNumero(bd.banco.pool(), { tipo: 'NUMERO', cdc: null, aviso: null, inscricao: null, documento }, p.indices(documento), { pagina: 1, porPagina: 50 });
    expect(achadas.itens.map((l) => l.cdc)).toContain(linha.cdc);
  }
  const valores = contatos.map((c) => {
    const valor = p.revelarContato(c.tipo, c.cifrado);
    expect(p.indicesDoContato(c.tipo, valor)).toContainEqual(c.indice);
    return valor;
  });
  return [...lidos.map((d) => d.numero), ...valores, ...pedidos.flatMap((x) => [p.revelarTexto('PEDIDO', x.texto), p.revelarTexto('RESPOSTA', x.resposta)])];
}

async function prefixos(): Promise<readonly string[]> {
  const { documentos, contatos, pedidos } = await guardados();
  return [...new Set([...documentos, ...contatos].map((l) => l.cifrado.toString('hex', 0, 5)).concat(pedidos.flatMap((x) => [x.texto.toString('hex', 0, 5), x.resposta.toString('hex', 0, 5)])))];
}

it('a rotation killed at every step goes on from where it was; all opens and is found all the while, and nothing is left under the former key', async () => {
  const antes = await emClaro();

  // killed when the new key was just put in the secret
  let p = trocar();
  aoGravar = () => {
    setImmediate(() => p.filho.kill('SIGKILL'));
    return 'GRAVAR';
  };
  expect((await p.fim).sinal).toBe('SIGKILL');
  const nova = anel.proxima ?? '';
  expect(anel).toEqual({ chave: CHAVE_PESSOAL, proxima: nova });
  expect(await emClaro()).toEqual(antes);

  // killed in the middle of the rows: a contact that somebody holds stops it after the documents
  aoGravar = () => 'GRAVAR';
  const preso = await bd.banco.pool().connect();
  await preso.query('BEGIN');
  await preso.query(`SELECT FROM cadastro.contato WHERE tipo = 'TELEFONE' FOR UPDATE`);
  p = trocar();
  await expect.poll(async () => (await bd.banco.pool().query(`SELECT FROM pg_stat_activity WHERE datname = current_database() AND usename = 'nascente_migrador' AND wait_event_type = 'Lock'`)).rowCount, { timeout: 30_000 }).toBe(1);
  const outra = trocar();
  expect((await outra.fim).erro).toContain('Outra troca desta chave está em curso');
  p.filho.kill('SIGKILL');
  expect((await p.fim).sinal).toBe('SIGKILL');
  await preso.query('ROLLBACK');
  preso.release();
  expect(anel).toEqual({ chave: nova, anteriores: [CHAVE_PESSOAL] });
  expect((await prefixos()).length, 'documents under one key, the rest under the other or under none').toBeGreaterThan(1);
  expect(await emClaro()).toEqual(antes);
  await expect(emTransacao(bd.banco.pool('nascente_migrador'), (c) => retirarChaves(c, protecaoDePessoas(anel).prefixos.slice(1))), 'a key in use is not dropped').rejects.toMatchObject({ code: '23503', constraint: 'chave_pessoal_em_uso' });

  // killed when the database had retired the former key and the secret still had it
  aoGravar = () => {
    p.filho.kill('SIGKILL');
    return 'CALAR';
  };
  p = trocar();
  expect((await p.fim).sinal).toBe('SIGKILL');
  expect(anel.anteriores).toEqual([CHAVE_PESSOAL]);

  aoGravar = () => 'GRAVAR';
  p = trocar();
  const fim = await p.fim;
  expect(fim).toMatchObject({ codigo: 0, saida: expect.stringMatching(/retirada\. Nada ficou com ela.*Só a chave/s) as string });
  expect(anel).toEqual({ chave: nova });
  expect(await emClaro()).toEqual(antes);
  expect(await prefixos()).toEqual([protecaoDePessoas(anel).prefixos[0]?.toString('hex')]);

  const { rows } = await bd.banco.pool().query<{ resultado: string; usuario: string; dispositivo: string; motivo: string; depois: unknown }>(
    `SELECT resultado, usuario, dispositivo, motivo, depois FROM comum.auditoria WHERE funcao = 'cadastro/trocar-chave-pessoal' ORDER BY id`,
  );
  expect(rows.map((r) => r.resultado)).toEqual(['PEDIDO', 'PEDIDO', 'PEDIDO', 'FEITO', 'PEDIDO', 'FEITO']);
  expect(rows.every((r) => r.usuario === 'sistema:terminal' && r.dispositivo.startsWith('terminal de ') && r.motivo === 'troca de rotina')).toBe(true);
  expect(rows[0]?.depois).toEqual({ de: nomeDaChavePessoal(CHAVE_PESSOAL), para: nomeDaChavePessoal(nova) });
  expect(JSON.stringify(rows)).not.toContain(nova);
  for (const dito of [fim.saida, fim.erro]) expect(dito).not.toContain(nova);
});

it('what is written under the retired key, or under one that is not named, is refused by the database', async () => {
  const velha = protecaoDePessoas({ chave: CHAVE_PESSOAL }).protegerContato('EMAIL', 'a@b.c');
  const incluir = (cifrado: Buffer) => bd.banco.pool('nascente_app').query(`UPDATE cadastro.contato SET valor_cifrado = $1 WHERE tipo = 'EMAIL'`, [cifrado]);
  await expect(incluir(velha.cifrado)).rejects.toMatchObject({ constraint: 'chave_pessoal_retirada' });
  await expect(incluir(Buffer.concat([Buffer.of(1), velha.cifrado.subarray(5)]))).rejects.toMatchObject({ constraint: 'chave_pessoal_retirada' });
  await expect(bd.banco.pool('nascente_app').query('UPDATE cadastro.pedido_do_titular SET resposta_cifrada = $1', [protecaoDePessoas(anel).cifrarTexto('RESPOSTA', 'outra')]), 'and an answer is still said once').rejects.toMatchObject({ code: '42501' });
});
