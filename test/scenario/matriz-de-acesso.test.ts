/** Every route of the reference of the API, called as every profile, in and out of hours and of place, on the whole platform: each answer is the declared one. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { diaDaSemana } from '../../domain/comum/data-civil.ts';
import type { ContratoRota } from '../../events/contrato.ts';
import { ERROS_COMUNS } from '../../events/http/problema.ts';
import { carregarRotas } from '../../local/openapi/rotas.ts';
import { chamadaDoExemplo, type Chamada } from '../contract/http-apoio.ts';
import { cabecalhosHostis, chamadasHostis } from './apoio/textos-hostis.ts';
import { cadastrarPerfis, PERFIS, type PerfilDaMatriz } from './apoio/perfis-da-matriz.ts';
import { abrirPlataformaPronta, type PlataformaPronta } from '../../local/principal/plataforma-pronta.ts';

/** Reads first: what an act does is not asked again. */
const rotas = (await carregarRotas()).toSorted((a, b) => Number(a.metodo !== 'GET') - Number(b.metodo !== 'GET'));
const EM_PARALELO = 4;
/** It ends the sessions of the person but its own: called after all of them. */
const TIRA_AS_OUTRAS = 'encerrarMinhasOutrasSessoes';

let pronta: PlataformaPronta;
/** A ligação that was billed, its rota and its bill. */
/** What its holder asked for. */
let protocolo = '1';
let alvo: { readonly cdc: number; readonly rota: number; readonly aviso: number; readonly setor: number };

beforeAll(async () => {
  pronta = await abrirPlataformaPronta(160);
  const { rows } = await pronta.dono.query<typeof alvo & { outro: number }>(
    `SELECT f.cdc, f.rota, f.aviso, f.setor, (SELECT s.id FROM cadastro.setor s WHERE s.id <> f.setor LIMIT 1) AS outro
       FROM faturamento.fatura f JOIN cadastro.ligacao l USING (cdc) JOIN cadastro.contato c ON c.pessoa = l.pessoa AND c.tipo = 'TELEFONE' WHERE f.ciclo = 1 ORDER BY f.aviso LIMIT 1`,
  );
  const achado = rows[0];
  if (achado === undefined) throw new Error('a cidade não emitiu contas');
  alvo = achado;
  await cadastrarPerfis(pronta.dono, { alvo: achado.setor, outro: achado.outro }, (diaDaSemana(pronta.plataforma.hoje()) + 3) % 7);
  const [cookie = ''] = await pronta.sessoes('m-tudo', 1);
  const pedir = rotas.find((rota) => rota.operationId === 'registrarPedidoTitular');
  if (pedir === undefined) throw new Error('não há onde pedir');
  protocolo = String(((await (await pedido(comExemplo(pedir), cookie)).json()) as { protocolo: number }).protocolo);
}, 300_000);
afterAll(async () => {
  await pronta?.fechar();
});

interface Resposta {
  readonly status: number;
  readonly codigo: string | undefined;
}

/** The parameters that name something that is there, and in whose place the profiles are. */
function comAlvo(rota: ContratoRota): ContratoRota {
  const params = (rota.exemplo.params ?? {}) as Record<string, unknown>;
  const reais: Readonly<Record<string, string>> = { cdc: String(alvo.cdc), rota: String(alvo.rota), aviso: String(alvo.aviso), ciclo: '1', protocolo };
  return { ...rota, exemplo: { ...rota.exemplo, params: Object.fromEntries(Object.entries(params).map(([nome, valor]) => [nome, reais[nome] ?? valor])) } };
}

function pedido({ metodo, caminho, consulta, corpo, corpoBruto, cabecalhos }: Chamada, cookie: string): Promise<Response> {
  const body = corpoBruto ?? (corpo === undefined ? undefined : JSON.stringify(corpo));
  return fetch(`${pronta.url}/api${caminho}${consulta === undefined || consulta === '' ? '' : `?${consulta}`}`, {
    method: metodo,
    headers: { cookie, 'sec-fetch-site': 'same-origin', ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...cabecalhos },
    redirect: 'manual',
    ...(body === undefined ? {} : { body }),
  });
}

async function chamar(chamada: Chamada, cookie: string): Promise<Resposta> {
  const resposta = await pedido(chamada, cookie);
  const bytes = await resposta.text();
  const ehProblema = (resposta.headers.get('content-type') ?? '').includes('problem+json');
  return { status: resposta.status, codigo: ehProblema ? (JSON.parse(bytes) as { codigo: string }).codigo : undefined };
}

const comExemplo = (rota: ContratoRota): Chamada => chamadaDoExemplo(comAlvo(rota));

const doLugar = (rota: ContratoRota): boolean => /\{(cdc|aviso|rota)\}/.test(rota.caminho);

/** What the contract and the profile say, without asking the code that decides. */
function esperada({ permissao, caminho, ...rota }: ContratoRota, { pode, onde }: PerfilDaMatriz): string {
  if (permissao === undefined || permissao === 'PROPRIA') return 'atendida';
  if (!pode.has(`${permissao.funcao}:${permissao.acao}`)) return 'acesso/negado';
  if (permissao.semLugar === true) return onde === 'EM_TODA_PARTE' && (permissao.privilegios ?? []).length === 0 ? 'atendida' : 'acesso/negado';
  if ((permissao.privilegios ?? []).length > 0) return 'acesso/negado';
  if (onde !== 'EM_OUTRO_SETOR' || !doLugar({ ...rota, permissao, caminho } as ContratoRota)) return 'atendida';
  return permissao.alvo === undefined ? 'não existe' : 'acesso/fora-do-lugar';
}

const DA_PORTA: ReadonlySet<string | undefined> = new Set(['acesso/nao-identificado', 'acesso/negado', 'acesso/fora-do-horario', 'acesso/fora-do-lugar', 'acesso/pendencia', 'acesso/outra-origem']);

/** How it was answered, or the answer itself when the contract declares no such thing. */
function comoFoi(rota: ContratoRota, { status, codigo }: Resposta): string {
  if (codigo !== undefined && DA_PORTA.has(codigo)) return codigo;
  const comuns: Readonly<Record<string, { readonly status: number }>> = ERROS_COMUNS;
  const declarada = codigo === undefined ? status === (rota.status ?? 200) : (rota.erros[codigo] ?? comuns[codigo])?.status === status;
  if (!declarada || status >= 500) return `${status} ${codigo ?? ''}, que o contrato não declara`;
  return status === 404 ? 'não existe' : 'atendida';
}

/** Where a sample names something that is not in the town, having looked for it is being served. */
const combina = (foi: string, espera: string, rota: ContratoRota): boolean => foi === espera || (espera === 'atendida' && foi === 'não existe' && !(doLugar(rota) && rota.metodo === 'GET'));

async function errados(login: string, espera: (rota: ContratoRota) => string): Promise<readonly string[]> {
  const cookies = await pronta.sessoes(login, rotas.length);
  const chamadas = rotas.map((rota, i) => ({ rota, cookie: cookies[i] ?? '' }));
  const faltam = chamadas.filter(({ rota }) => rota.operationId !== TIRA_AS_OUTRAS);
  const achados: string[] = [];
  const trabalhar = async (): Promise<void> => {
    for (let vez = faltam.shift(); vez !== undefined; vez = faltam.shift()) {
      const foi = comoFoi(vez.rota, await chamar(comExemplo(vez.rota), vez.cookie));
      const devia = espera(vez.rota);
      if (!combina(foi, devia, vez.rota)) achados.push(`${vez.rota.operationId} como ${login}: ${foi}; devia ser ${devia}`);
    }
  };
  await Promise.all(Array.from({ length: EM_PARALELO }, trabalhar));
  faltam.push(...chamadas.filter(({ rota }) => rota.operationId === TIRA_AS_OUTRAS));
  await trabalhar();
  return achados;
}

it.each(PERFIS.map((perfil) => [perfil.codigo, perfil] as const))('every route, as %s, in hours', async (codigo, perfil) => {
  expect(await errados(codigo, (rota) => esperada(rota, perfil))).toEqual([]);
});

it.each(PERFIS.map((perfil) => perfil.codigo))('every route, as %s, out of hours', async (codigo) => {
  expect(await errados(`${codigo}-fora`, (rota) => (rota.confianca === 'publico' ? 'atendida' : 'acesso/fora-do-horario'))).toEqual([]);
});

/** Who shows nothing, what was made up as a session, as a key and as a token, and what is no credential at all. */
const DE_NINGUEM: readonly (readonly [string, Readonly<Record<string, string>>, RegExp])[] = [
  ['nothing', {}, /^O pedido veio sem identificação\. Entre no sistema/],
  ['a session', { cookie: 'nascente_sessao=de-ninguem' }, /^A sua sessão terminou\. Entre de novo/],
  ['a key', { authorization: `Bearer nsc_AAAAAAAA_${'a'.repeat(43)}` }, /^A chave ou o token .* peça outra ao administrador\.$/],
  ['a token', { authorization: `Bearer ${'x'.repeat(40)}` }, /^A chave ou o token .* peça outra ao administrador\.$/],
  ['a password', { authorization: 'Basic YTpi' }, /^A chave ou o token .* peça outra ao administrador\.$/],
];

it.each(DE_NINGUEM)('every route, as nobody who shows %s: only the public ones go further than the door, which says what to do', async (_, cabecalhos, detalhe) => {
  const achados: string[] = [];
  const quantos = async (): Promise<unknown> => (await pronta.dono.query(`SELECT count(*)::integer AS daPorta FROM comum.auditoria WHERE objeto LIKE 'rota:%'`)).rows;
  const antes = await quantos();
  const faltam = rotas.filter((rota) => rota.confianca !== 'publico');
  const trabalhar = async (): Promise<void> => {
    for (let rota = faltam.shift(); rota !== undefined; rota = faltam.shift()) {
      const chamada = comExemplo(rota);
      const resposta = await pedido({ ...chamada, cabecalhos: { ...chamada.cabecalhos, ...cabecalhos } }, cabecalhos['cookie'] ?? '');
      const { codigo, detail } = (await resposta.json()) as { codigo?: string; detail?: string };
      const certa = resposta.status === 401 && codigo === 'acesso/nao-identificado' && detalhe.test(detail ?? '') && resposta.headers.get('content-type')?.startsWith('application/problem+json') === true;
      if (!certa) achados.push(`${rota.operationId}: ${resposta.status} ${codigo ?? ''} ${detail ?? ''}`);
    }
  };
  await Promise.all(Array.from({ length: EM_PARALELO }, trabalhar));
  expect(achados).toEqual([]);
  // whoever is nobody fills nothing by calling: what was made up is counted by the authorizer, of each address
  expect(await quantos()).toEqual(antes);
});

it('the public routes ask nobody who he is, and what is no route says so: a wrong address, a wrong method, a preflight', async () => {
  const achados: string[] = [];
  for (const rota of rotas.filter((r) => r.confianca === 'publico')) {
    const { codigo } = await chamar(comExemplo(rota), '');
    if (codigo === 'acesso/nao-identificado') achados.push(rota.operationId);
  }
  for (const caminho of new Set(rotas.map((r) => r.caminho))) {
    const doCaminho = rotas.filter((r) => new RegExp(`^${r.caminho.replace(/\{\w+\}/g, '[^/]+')}$`).test(caminho)).map((r) => r.metodo);
    for (const metodo of ['OPTIONS', doCaminho.includes('DELETE') ? 'PATCH' : 'DELETE']) {
      const resposta = await pedido({ metodo, caminho: caminho.replace(/\{\w+\}/g, '0'), cabecalhos: { origin: 'https://mau.example', 'access-control-request-method': 'POST' } }, '');
      const { codigo } = (await resposta.json()) as { codigo: string };
      const certa = resposta.status === 405 && codigo === 'requisicao/metodo' && resposta.headers.get('allow') === [...new Set(doCaminho)].sort().join(', ') && !resposta.headers.has('access-control-allow-origin');
      if (!certa) achados.push(`${metodo} ${caminho}: ${resposta.status} ${codigo} ${resposta.headers.get('allow') ?? ''}`);
    }
  }
  for (const caminho of ['/', '/nada', '/ciclos/', '/ciclos/1/nada/mais']) {
    const { status, codigo } = await chamar({ metodo: 'GET', caminho }, 'nascente_sessao=de-ninguem');
    if (status !== 404 || codigo !== 'requisicao/rota-inexistente') achados.push(`GET ${caminho}: ${status} ${codigo ?? ''}`);
  }
  const [cabeca = ''] = await pronta.sessoes('m-tudo', 1);
  const resposta = await pedido({ metodo: 'HEAD', caminho: '/sessao' }, cabeca);
  expect([resposta.status, resposta.headers.get('allow'), await resposta.text()]).toEqual([405, 'GET', '']);
  expect(achados).toEqual([]);
});

it('what was refused is in the audit, with who and why', async () => {
  const { rows } = await pronta.dono.query<{ usuario: string; motivos: number }>(
    `SELECT usuario, count(DISTINCT motivo)::integer AS motivos FROM comum.auditoria WHERE resultado = 'RECUSADO' AND usuario LIKE 'm-%' GROUP BY usuario`,
  );
  expect(rows.map((r) => r.usuario)).toEqual(expect.arrayContaining(['m-nada', 'm-nada-fora', 'm-em-outro-setor']));
});

it('whatever is written in a field, no route falls, what it refuses it refuses in words, and what was not offered is always refused', async () => {
  const achados: string[] = [];
  expect(rotas.flatMap(chamadasHostis).length).toBeGreaterThan(2_500);
  for (const rota of rotas) {
    const [cookie = ''] = await pronta.sessoes('m-tudo', 1);
    const faltam = [...chamadasHostis(comAlvo(rota))];
    const trabalhar = async (): Promise<void> => {
      for (let vez = faltam.shift(); vez !== undefined; vez = faltam.shift()) {
        const { status, codigo } = await chamar(vez[1], cookie).catch((erro: unknown) => ({ status: 0, codigo: String(erro) }));
        const dado = vez[0].endsWith(' a mais') && (status < 400 || codigo === undefined);
        if (dado || status === 0 || status >= 500 || (status >= 400 && codigo === undefined && status !== 404 && status !== 414 && status !== 431)) achados.push(`${rota.operationId} ${vez[0]}: ${status} ${codigo ?? ''}`);
      }
    };
    await Promise.all(Array.from({ length: EM_PARALELO }, trabalhar));
  }
  expect(achados).toEqual([]);
  expect((await pronta.dono.query(`SELECT FROM acesso.usuario WHERE login = 'm-tudo' AND ativo AND NOT administrador`)).rowCount).toBe(1);
});

it('whatever is written in a header, nothing falls and nothing of it is taken for more than text', async () => {
  const revelar = rotas.find((rota) => rota.operationId === 'revelarDado');
  const departamento = rotas.find((rota) => rota.operationId === 'criarDepartamento');
  if (revelar === undefined || departamento === undefined) throw new Error('faltam rotas');
  const [cookie = ''] = await pronta.sessoes('m-tudo', 1);
  const achados: string[] = [];
  for (const [cabecalho, valor] of cabecalhosHostis()) {
    for (const rota of [revelar, departamento]) {
      const chamada = comExemplo(rota);
      const { status, codigo } = await chamar({ ...chamada, cabecalhos: { ...chamada.cabecalhos, [cabecalho]: valor } }, cookie).catch((erro: unknown) => ({ status: 0, codigo: String(erro) }));
      // before our own code, only headers without end are refused without words
      if (status === 0 || status >= 500 || (status >= 400 && codigo === undefined && status !== 431)) achados.push(`${rota.operationId} ${cabecalho}: ${status} ${codigo ?? ''}`);
    }
  }
  expect(achados).toEqual([]);
  const { rows } = await pronta.dono.query<{ maior: number; controle: boolean; ips: number }>(
    `SELECT max(length(dispositivo)) AS maior, bool_or(dispositivo ~ '[\\x01-\\x1f]') AS controle, count(DISTINCT ip)::integer AS ips FROM comum.auditoria WHERE usuario = 'm-tudo'`,
  );
  expect(rows[0]).toMatchObject({ controle: false, ips: 1 });
  expect(rows[0]?.maior).toBeLessThanOrEqual(200);
  expect((await pronta.dono.query(`SELECT FROM acesso.usuario WHERE login = 'm-tudo' AND ativo AND NOT administrador`)).rowCount).toBe(1);
});
