/** A person is made by copy, restricted, and works: what is seen and done on the screens is that, and nothing else, and only in hours. */
import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { diaDaSemana, somarDias } from '../../domain/comum/data-civil.ts';
import { esperarTantos, esperarVer, MAQUINAS_MS } from './apoio/esperas.ts';
import { abrirCritica, enviar, escreverMotivo, estarEm, pedirCiclo, situacaoDaTela } from './apoio/jornada.ts';
import { abrirNavegador, visitar, type Visita } from './apoio/navegador.ts';
import { abrirPlataforma, type PlataformaDasJornadas } from './apoio/plataforma.ts';

const SENHA = 'pitanga madura na varanda';
const MOTIVO = 'Cobre as férias do atendimento';
/** From the next Tuesday: so many days after it, at that hour. */
const as = (hora: string, diasDepois = 0): Date => {
  const { fundadaEm } = plataforma.demonstracao;
  const ateTerca = ((2 - diaDaSemana(fundadaEm) + 6) % 7) + 1;
  return new Date(`${somarDias(fundadaEm, ateTerca + diasDepois)}T${hora}:00-03:00`);
};
/** A session is looked at every three seconds; a slow machine takes a while to draw. */
const LOGO_MS = 5_000;

let plataforma: PlataformaDasJornadas;
let navegador: Browser;
let marina: Visita;
let caio: Visita;
let p: Page;
let idDoCaio: string;
let setores: readonly number[];

/** What Marina does by the API, with her session. */
async function chamar(metodo: 'GET' | 'POST' | 'PUT', caminho: string, corpo?: object): Promise<Record<string, unknown>> {
  const resposta = await marina.pagina.request.fetch(`/api${caminho}`, {
    method: metodo,
    headers: { 'sec-fetch-site': 'same-origin', 'idempotency-key': randomUUID() },
    ...(corpo === undefined ? {} : { data: corpo }),
  });
  const json = (await resposta.json()) as Record<string, unknown>;
  if (!resposta.ok()) throw new Error(`${metodo} ${caminho}: ${JSON.stringify(json)}`);
  return json;
}

async function entrar(login: string, senha: string): Promise<void> {
  await p.getByRole('textbox', { name: 'Usuário ou e-mail', exact: true }).fill(login);
  await p.getByLabel('Senha', { exact: true }).fill(senha);
  await p.keyboard.press('Enter');
}

/** How long until it is seen, ms. */
async function quantoDemora(ver: () => Promise<void>): Promise<number> {
  const inicio = performance.now();
  await ver();
  return performance.now() - inicio;
}

beforeAll(async () => {
  [plataforma, navegador] = await Promise.all([abrirPlataforma(), abrirNavegador()]);
  marina = await visitar(navegador, plataforma.url);
  caio = await visitar(navegador, plataforma.url);
  p = caio.pagina;
}, 300_000);
afterAll(async () => {
  await navegador?.close();
  await plataforma?.fechar();
});

it('a cycle is in crítica, with findings in several setores', async () => {
  await marina.pagina.goto(await plataforma.enderecoDeEntrada());
  await enviar(marina.pagina, '/leituras', await plataforma.leituras());
  await pedirCiclo(marina.pagina, plataforma.grupo);
  await estarEm(marina.pagina, /^Grupo 1 · /);
  await esperarVer(situacaoDaTela(marina.pagina, 'Em crítica'), MAQUINAS_MS);
  const achados = await plataforma.consultar<{ setor: number }>(
    `SELECT l.setor FROM cadastro.ligacao l LEFT JOIN faturamento.apontamento a ON a.cdc = l.cdc AND a.ciclo = 1 AND a.situacao = 'PENDENTE' GROUP BY l.setor ORDER BY count(a.cdc) DESC, l.setor`,
  );
  // one of the cycle in course, and another; the others he is not to see
  setores = [achados[0]?.setor ?? 0, achados.at(-1)?.setor ?? 0];
  expect(achados.length).toBeGreaterThan(2);
  plataforma.acertarRelogio(as('10:00'));
});

describe('a person made by copy, restricted to two setores and to weekdays from 8h to 17h', () => {
  it('is made from another, gets a password that is shown once, and is restricted', async () => {
    const bruna = (await chamar('POST', '/usuarios', { login: 'bruna', nome: 'Bruna Rocha (jornada)', perfis: ['critica'], motivo: MOTIVO })) as { usuario: { id: string } };
    const copia = (await chamar('POST', '/usuarios', { login: 'caio', nome: 'Caio Prado (jornada)', perfis: [], copiarDe: bruna.usuario.id, motivo: MOTIVO })) as { senha: string; usuario: { id: string; perfis: { codigo: string }[]; acessos: { versao: string } } };
    expect(copia.usuario.perfis.map((perfil) => perfil.codigo)).toEqual(['critica']);
    idDoCaio = copia.usuario.id;
    const concessoes = ['ligacao:consultar', 'fatura:consultar', 'ciclo:consultar', 'critica:consultar', 'critica:alterar', 'critica:executar'].map((permissao) => {
      const [funcao = '', acao = ''] = permissao.split(':');
      return { funcao, acoes: [acao], setores };
    });
    await chamar('PUT', `/usuarios/${idDoCaio}/acessos`, {
      versao: copia.usuario.acessos.versao,
      perfis: [],
      concessoes,
      negacoes: [],
      janelas: [{ dias: [1, 2, 3, 4, 5], inicio: 8 * 60, fim: 17 * 60 }],
      excecoes: [],
      somenteConsulta: false,
      gruposDeTrabalho: [],
      motivo: 'Só dois setores, em horário comercial',
    });
    await p.goto('/');
    await entrar('caio', copia.senha);
    await estarEm(p, 'Escolha a sua senha');
    await p.getByLabel('Senha atual', { exact: true }).fill(copia.senha);
    await p.getByLabel('Senha nova', { exact: true }).fill(SENHA);
    await p.getByLabel('Repita a senha nova', { exact: true }).fill(SENHA);
    await p.keyboard.press('Enter');
    await estarEm(p, 'Início');
  });

  it('is offered what he may, and nothing else', async () => {
    const itens = await p.getByRole('navigation', { name: 'Menu principal' }).getByRole('link').allTextContents();
    expect(itens.map((item) => item.trim())).toEqual(['Início', 'Ciclos e crítica', 'Ligações', 'Referência da API']);
    await p.goto('/ciclos');
    await estarEm(p, 'Ciclos de faturamento');
    await esperarTantos(p.getByRole('button', { name: 'Abrir ciclo' }), 0);
    await p.goto('/ciclos/1');
    await estarEm(p, /^Grupo 1 · /);
    await esperarTantos(p.getByRole('button', { name: 'Aprovar e emitir' }), 0);
    await p.goto('/auditoria');
    await esperarVer(p.getByText('Você não tem permissão para isto', { exact: false }).first());
  });

  it('sees the ligações of his setores: those of the others do not exist', async () => {
    const [dele] = await plataforma.consultar<{ cdc: number }>('SELECT cdc FROM cadastro.ligacao WHERE setor = $1 ORDER BY cdc LIMIT 1', [setores[0]]);
    const [alheia] = await plataforma.consultar<{ cdc: number }>('SELECT cdc FROM cadastro.ligacao WHERE setor <> ALL ($1::smallint[]) ORDER BY cdc LIMIT 1', [setores]);
    await p.goto(`/ligacoes/${dele?.cdc}`);
    await esperarVer(p.getByText(`CDC ${dele?.cdc} · `, { exact: false }).first());
    await p.goto(`/ligacoes/${alheia?.cdc}`);
    await esperarVer(p.getByText('Não há ligação com este CDC').first());
    const lidas = await plataforma.consultar<{ objeto: string; resultado: string }>(`SELECT DISTINCT objeto, resultado FROM comum.auditoria WHERE funcao = 'cadastro/mostrar-ligacao'`);
    expect(lidas).toEqual(expect.arrayContaining([{ objeto: `ligacao:${dele?.cdc}`, resultado: 'FEITO' }, { objeto: `ligacao:${alheia?.cdc}`, resultado: 'RECUSADO' }]));
    const { total } = (await (await p.request.get('/api/ligacoes?busca=rua&porPagina=200')).json()) as { total: number };
    const deTodos = ((await (await marina.pagina.request.get('/api/ligacoes?busca=rua&porPagina=200')).json()) as { total: number }).total;
    expect(total).toBeGreaterThan(0);
    expect(total).toBeLessThan(deTodos);
  });

  it('decides in the crítica what is of his setores, and nothing of the others', async () => {
    const seus = await plataforma.consultar<{ n: number }>(`SELECT count(*)::integer AS n FROM faturamento.apontamento a JOIN cadastro.ligacao l USING (cdc) WHERE a.ciclo = 1 AND a.situacao = 'PENDENTE' AND l.setor = ANY ($1::smallint[])`, [setores]);
    expect(await abrirCritica(p, '?situacao=PENDENTE')).toBe(Math.min(seus[0]?.n ?? 0, 200));
    await p.keyboard.press('a');
    await escreverMotivo(p, 'Conferido no local');
    await expect.poll(async () => (await plataforma.consultar(`SELECT FROM faturamento.apontamento WHERE decidido_por = 'Caio Prado (jornada)'`)).length).toBeGreaterThan(0);
    const [alheia] = await plataforma.consultar<{ cdc: number }>('SELECT cdc FROM cadastro.ligacao WHERE setor <> ALL ($1::smallint[]) ORDER BY cdc LIMIT 1', [setores]);
    const recusada = await p.request.post(`/api/ciclos/1/ligacoes/${alheia?.cdc}/decisao`, { headers: { 'sec-fetch-site': 'same-origin', 'idempotency-key': randomUUID() }, data: { acao: 'ACEITAR', motivo: 'não devia' } });
    expect([recusada.status(), ((await recusada.json()) as { codigo: string }).codigo]).toEqual([404, 'acesso/fora-do-lugar']);
  });

  it('is warned before his hours close, and is out when they do', async () => {
    await p.goto('/ligacoes');
    plataforma.acertarRelogio(as('16:52'));
    await esperarVer(p.getByText(/Seu horário de acesso termina às 17:00, em 8 minutos/));
    plataforma.acertarRelogio(as('17:00'));
    expect(await quantoDemora(() => esperarVer(p.getByRole('heading', { name: /Entre no Nascente|Fora do horário/ }).or(p.getByText(/Seu acesso é permitido de segunda a sexta, das 8h às 17h/)).first()))).toBeLessThan(LOGO_MS);
  });

  it.each([
    ['in the evening', '19:30', 0],
    ['before they open', '07:59', 1],
    ['on Saturday', '10:00', 4],
  ])('cannot enter %s, and hears when he can', async (_quando, hora, diasDepois) => {
    plataforma.acertarRelogio(as(hora, diasDepois));
    await p.goto('/');
    await estarEm(p, 'Entre no Nascente');
    await entrar('caio', SENHA);
    await esperarVer(p.getByText(/de segunda a sexta, das 8h às 17h/).first());
  });

  it('enters again on Monday at eight, and is out within five seconds of being disabled', async () => {
    plataforma.acertarRelogio(as('08:00', 6));
    await p.goto('/ligacoes');
    await entrar('caio', SENHA);
    await esperarVer(p.getByRole('heading', { level: 1, name: 'Ligações' }));
    await chamar('POST', '/usuarios/situacao', { ids: [idDoCaio], ativo: false, motivo: 'Fim da cobertura' });
    expect(await quantoDemora(() => estarEm(p, 'Entre no Nascente'))).toBeLessThan(LOGO_MS);
    await entrar('caio', SENHA);
    await esperarVer(p.getByRole('alert').getByText(/não conferem/));
  });

  it('did nothing wrong along the way: no script error, no call to anyone else', () => {
    expect([...marina.defeitos, ...caio.defeitos]).toEqual([]);
  });
});
