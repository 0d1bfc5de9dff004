/** What access costs: a route behind its door against the same route without one, and many people at once on the whole platform. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { z } from 'zod';
import { ok } from '../../domain/comum/resultado.ts';
import { rota } from '../../events/contrato.ts';
import { comMemoria } from '../../layers/http/direitos.ts';
import { montarApi } from '../../layers/http/montar.ts';
import { operacao } from '../../layers/http/operacao.ts';
import type { EventoHttp } from '../../layers/http/quem.ts';
import { lerDireitos } from '../../layers/postgres/acesso/direitos.ts';
import { estaVisivel } from '../../layers/postgres/acesso/visivel.ts';
import { auditar } from '../../layers/postgres/comum/auditoria.ts';
import { criarPool, type Pool } from '../../layers/postgres/conexao.ts';
import { comLugares } from '../../layers/postgres/lugares.ts';
import { extratoDaLigacao } from '../../layers/postgres/razao/extrato-da-ligacao.ts';
import { senhaDoPapel } from '../../local/cli/segredos-locais.ts';
import { NOME_DO_BANCO } from '../../local/principal/cenario.ts';
import { abrirPlataformaPronta, type PlataformaPronta } from '../../local/principal/plataforma-pronta.ts';
import { contextoDe } from '../../test/fixture/contexto.ts';
import { mediana } from '../medida/estatistica.ts';
import type { Carga, CargaMedida } from './carga-de-consultas.ts';

const LIGACOES = 2_000;
const PESSOAS = 400;
const POR_SEGUNDO = 50;
const CONSULTAS = 2_000;

export interface AcessoMedido {
  /** Medians of one call, ms: with its permission, hours, places and row-level security, and with nothing of it. */
  readonly comPorta: number;
  readonly semPorta: number;
  /** Of a reading that the door writes in the audit. */
  readonly comLeitura: number;
  readonly carga: CargaMedida;
}

const COMUM = {
  contexto: 'razao',
  nome: 'bench',
  operationId: 'bench',
  resumo: 'bench',
  metodo: 'GET',
  caminho: '/bench/{cdc}',
  params: z.strictObject({ cdc: z.coerce.number<string>() }),
  resposta: z.looseObject({}),
  erros: {},
  exemplo: { resposta: {} },
  execucao: { memoriaMB: 512, tempoLimiteS: 29, usa: [], impacto: 'nenhum', runbook: 'api.md' },
} as const;
const comPermissao = rota({ ...COMUM, confianca: 'operador', permissao: { funcao: 'razao', acao: 'consultar' } });
const comMarca = rota({ ...COMUM, confianca: 'operador', permissao: { funcao: 'razao', acao: 'consultar' }, auditada: { objeto: 'ligacao:{cdc}' } });
const semPermissao = rota({ ...COMUM, confianca: 'publico' });

function servir(contrato: typeof comPermissao, pool: Pool, daPorta: Pool) {
  const porFora = <T>(agir: () => Promise<T>): Promise<T> => comLugares('NENHUM', agir);
  const api = montarApi([operacao(contrato, {}, async ({ params: { cdc } }) => ok({ ...(await extratoDaLigacao(pool, cdc, '2100-01-01', { pagina: 1, porPagina: 50 })) }))], {
    direitos: {
      ler: comMemoria((sujeito) => porFora(() => lerDireitos(daPorta, sujeito))),
      visivel: (tipo, id) => estaVisivel(daPorta, tipo, id),
      auditar: (ato) => (ato.resultado === undefined ? porFora(() => auditar(daPorta, ato)) : Promise.reject(new Error('ninguém devia ser recusado'))),
      contornar: () => Promise.reject(new Error('ninguém devia ser recusado')),
      encerrar: () => Promise.resolve(),
    },
  });
  return (evento: EventoHttp) => api(evento, CONTEXTO);
}

const CONTEXTO = contextoDe('bench', 20_000, 'bench');

function evento(cdc: number, lambda: unknown): EventoHttp {
  return {
    version: '2.0',
    routeKey: 'GET /bench/{cdc}',
    rawPath: `/bench/${cdc}`,
    rawQueryString: '',
    headers: {},
    isBase64Encoded: false,
    requestContext: { authorizer: { lambda }, requestId: String(cdc), http: { method: 'GET', path: `/bench/${cdc}`, protocol: 'HTTP/1.1', sourceIp: '127.0.0.1', userAgent: 'bench' } },
  } as unknown as EventoHttp;
}

async function medirPorta(pronta: PlataformaPronta): Promise<Omit<AcessoMedido, 'carga'>> {
  const acesso = (usuario: 'nascente_app' | 'nascente_leitura') => criarPool({ host: pronta.plataforma.banco.host, porta: pronta.plataforma.banco.porta, nome: NOME_DO_BANCO, usuario, senha: senhaDoPapel(pronta.dados, usuario), tls: false });
  const [app, leitura] = [acesso('nascente_app'), acesso('nascente_leitura')];
  try {
    const { rows } = await pronta.dono.query<{ cdc: number }>('SELECT cdc FROM faturamento.fatura ORDER BY cdc LIMIT 500');
    const { rows: pessoas } = await pronta.dono.query<{ usuario: string; versao: string }>(`SELECT u.id AS usuario, v.versao::text AS versao FROM acesso.usuario u, acesso.versao_dos_direitos v WHERE u.login = 'b-1'`);
    const quem = { origem: 'sessao', nome: 'b-1', confianca: 'operador', login: 'b-1', sessao: pessoas[0]?.usuario, ...pessoas[0] };
    const [com, lida, sem] = [servir(comPermissao, app, app), servir(comMarca, app, app), servir(semPermissao, leitura, app)];
    const tempos = { com: [] as number[], lida: [] as number[], sem: [] as number[] };
    const cronometrar = async (lista: number[], chamar: () => Promise<{ statusCode?: number | undefined }>): Promise<void> => {
      const inicio = performance.now();
      const { statusCode } = await chamar();
      lista.push(performance.now() - inicio);
      if (statusCode !== 200) throw new Error(`o bench recebeu ${statusCode}`);
    };
    for (let n = 0; n < CONSULTAS; n++) {
      const cdc = rows[n % rows.length]?.cdc ?? 0;
      await cronometrar(tempos.sem, () => sem(evento(cdc, undefined)));
      await cronometrar(tempos.com, () => com(evento(cdc, quem)));
      await cronometrar(tempos.lida, () => lida(evento(cdc, quem)));
    }
    const quentes = (lista: readonly number[]): readonly number[] => lista.slice(lista.length / 5);
    return { comPorta: mediana(quentes(tempos.com)), semPorta: mediana(quentes(tempos.sem)), comLeitura: mediana(quentes(tempos.lida)) };
  } finally {
    await Promise.all([app.end(), leitura.end()]);
  }
}

/** People who may look at everything, a third of them only in some setores. */
async function cadastrarPessoas(dono: Pool): Promise<void> {
  await dono.query(
    `INSERT INTO acesso.perfil (codigo, nome) VALUES ('b-tudo', 'b-tudo'), ('b-setor', 'b-setor');
     INSERT INTO acesso.concessao (perfil, funcao, acoes, setores)
       SELECT p, f, ARRAY['consultar'], CASE p WHEN 'b-setor' THEN (SELECT array_agg(id) FROM cadastro.setor) END
         FROM unnest(ARRAY['b-tudo', 'b-setor']) AS p, unnest(ARRAY['ligacao', 'fatura', 'razao', 'ciclo', 'critica']) AS f;
     INSERT INTO acesso.usuario (login, nome, email, troca_senha) SELECT 'b-' || n, 'b-' || n, 'b-' || n || '@saae.example', false FROM generate_series(1, ${PESSOAS}) AS n;
     INSERT INTO acesso.usuario_perfil (usuario, perfil) SELECT id, CASE WHEN right(login, 1) IN ('0', '3', '6') THEN 'b-setor' ELSE 'b-tudo' END FROM acesso.usuario WHERE login LIKE 'b-%'`,
  );
}

async function medirCarga(pronta: PlataformaPronta): Promise<CargaMedida> {
  const cookies: string[] = [];
  for (let n = 1; n <= PESSOAS; n++) cookies.push(...(await pronta.sessoes(`b-${n}`, 1)));
  const { rows } = await pronta.dono.query<{ cdc: number; aviso: number }>('SELECT cdc, aviso FROM faturamento.fatura ORDER BY cdc % 97, cdc LIMIT 100');
  const enderecos = rows.flatMap(({ cdc, aviso }, n) => [`/ligacoes/${cdc}`, `/ligacoes?busca=${n % 2 === 0 ? 'silva' : cdc}`, `/faturas/${aviso}`, `/razao/ligacoes/${cdc}`, '/ciclos', '/sessao', '/ciclos/1/apontamentos']);
  const pedir = async (segundos: number): Promise<CargaMedida> => {
    const filho = fork(new URL('./carga-de-consultas.ts', import.meta.url), { execArgv: ['--import', 'tsx'] });
    filho.send({ url: pronta.url, cookies, enderecos, porSegundo: POR_SEGUNDO, segundos } satisfies Carga);
    return ((await once(filho, 'message')) as [CargaMedida])[0];
  };
  await pedir(10);
  return pedir(60);
}

export async function medirAcesso(): Promise<AcessoMedido> {
  const pronta = await abrirPlataformaPronta(LIGACOES);
  try {
    await cadastrarPessoas(pronta.dono);
    return { ...(await medirPorta(pronta)), carga: await medirCarga(pronta) };
  } finally {
    await pronta.fechar();
  }
}
