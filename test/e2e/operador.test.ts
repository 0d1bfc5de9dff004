import { readFile } from 'node:fs/promises';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ESPERA_MS, MAQUINAS_MS, esperarAtributo, esperarFoco, esperarSumir, esperarTantos, esperarTexto, esperarVer } from './apoio/esperas.ts';
import { procurarNaAuditoria } from './apoio/auditoria.ts';
import { entrarComSenhaProvisoria } from './apoio/entrada.ts';
import { abrirCritica, dialogo, enviar, escreverMotivo, estarEm, linhas, pedirCiclo, segurar, situacaoDaTela } from './apoio/jornada.ts';
import { abrirNavegador, problemasDaTela, problemasDeAcesso, visitar, type Visita } from './apoio/navegador.ts';
import { PAGINAS_POR_VOLUME } from '../../layers/documentos/juntar-pdfs.ts';
import { PAGINAS_POR_VOLUME as PAGINAS_NA_TELA } from '../../web/operador/src/telas/ciclo/volumes.ts';
import { lerBarras } from '../fixture/ler-pdf.ts';
import { MODOS, TELAS } from './apoio/telas.ts';
import { abrirPlataforma, type Arquivo, type PlataformaDasJornadas } from './apoio/plataforma.ts';
import { conferirPressa, DIALOGOS, DIALOGOS_SOBRE_O_PAINEL, teclarDeUmaVez } from './apoio/pressa.ts';

let plataforma: PlataformaDasJornadas;
let navegador: Browser;
let marina: Visita;
let p: Page;
let retorno: Arquivo;

beforeAll(async () => {
  [plataforma, navegador] = await Promise.all([abrirPlataforma(), abrirNavegador()]);
  marina = await visitar(navegador, plataforma.url);
  p = marina.pagina;
}, 300_000);
afterAll(async () => {
  await navegador?.close();
  await plataforma?.fechar();
});

describe('the month of a utility, on the screens', () => {
  it('who has no session is told how to enter', async () => {
    await p.goto('/ciclos');
    await estarEm(p, 'Entre no Nascente');
    expect(await problemasDeAcesso(p)).toEqual([]);
  });

  it('the address that the platform prints lets a person in, and only once', async () => {
    const endereco = await plataforma.enderecoDeEntrada();
    await p.goto(endereco);
    await estarEm(p, 'Início');
    await esperarVer(p.getByText('Marina Duarte (demonstração)'));
    const outra = await visitar(navegador, plataforma.url);
    expect((await outra.pagina.goto(endereco))?.status()).toBe(401);
    await outra.contexto.close();
  });

  it('a reading file is received line by line, and its report says why a line was refused', async () => {
    await enviar(p, '/leituras', await plataforma.leituras());
    await esperarVer(p.getByText('foram para o faturamento'));
    await esperarTantos(p.getByRole('row', { name: /Recusada.*999999999/ }), 1);
    expect(await problemasDeAcesso(p)).toEqual([]);
  });

  it('a cycle opens and comes by itself to the crítica, rota by rota', async () => {
    await pedirCiclo(p, plataforma.grupo);
    await estarEm(p, /^Grupo 1 · /);
    await esperarVer(situacaoDaTela(p, 'Em crítica'), MAQUINAS_MS);
    await esperarVer(p.getByRole('progressbar').first());
    expect(await problemasDeAcesso(p)).toEqual([]);
  });

  it('opening it again is refused in words that say what to do', async () => {
    await pedirCiclo(p, plataforma.grupo);
    await esperarTexto(p.getByRole('alert'), /ele já está em andamento ou concluído/);
    await p.keyboard.press('Escape');
    await esperarSumir(dialogo(p));
  });

  it('a rota goes back to be computed again, with its reason', async () => {
    // A wide screen shows how many times each rota was computed.
    await p.setViewportSize({ width: 1920, height: 900 });
    await p.goto('/ciclos/1');
    const rota = p.getByRole('row', { name: /Devolver a rota/ }).first();
    await esperarTexto(rota.locator('[data-titulo="Cálculos"]'), /^1$/);
    await rota.getByRole('button', { name: /Devolver a rota/ }).click();
    await escreverMotivo(p, 'Leituras da rua conferidas de novo');
    await esperarTexto(rota.locator('[data-titulo="Cálculos"]'), /^2$/, MAQUINAS_MS);
    await esperarVer(rota.getByRole('button', { name: /Devolver a rota/, disabled: false }), MAQUINAS_MS);
    await esperarVer(situacaoDaTela(p, 'Em crítica'));
    await p.setViewportSize({ width: 1440, height: 900 });
  });

  it.each([
    ['that comes in', { movimento: true }, DIALOGOS],
    ['over a panel, on a phone', { largura: 390, altura: 844 }, DIALOGOS_SOBRE_O_PAINEL],
  ])('who types without waiting for a dialog, %s, types in it and decides nothing else', async (_como, opcoes, dialogos) => {
    const visita = await visitar(navegador, plataforma.url, { ...opcoes, sessao: await marina.contexto.storageState() });
    await conferirPressa(visita.pagina, dialogos);
    expect(visita.defeitos).toEqual([]);
    await visita.contexto.close();
  });

  it('the crítica is exported to a spreadsheet that runs nothing', async () => {
    const quantas = await abrirCritica(p, '');
    const [baixado] = await Promise.all([p.waitForEvent('download'), p.getByRole('button', { name: 'Exportar CSV' }).click()]);
    const texto = await readFile(await baixado.path(), 'utf8');
    expect(texto.startsWith('\uFEFFCDC;Nome;')).toBe(true);
    expect(texto.trimEnd().split('\r\n')).toHaveLength(quantas + 1);
    expect(texto).not.toMatch(/(^|[;\n])[=+@]/);
  });

  it('the crítica is walked by the arrows and decided by single keys, each with its reason', async () => {
    const antes = await abrirCritica(p, '?situacao=PENDENTE');
    await p.keyboard.press('ArrowDown');
    await esperarAtributo(linhas(p).nth(1), 'aria-current', /^true$/);
    await p.keyboard.press('?');
    await esperarVer(p.getByRole('dialog', { name: 'Atalhos do teclado na crítica' }));
    await p.keyboard.press('Escape');
    await esperarSumir(dialogo(p));
    await p.keyboard.press('Home');
    await esperarAtributo(linhas(p).first(), 'aria-current', /^true$/);
    const [cdc] = (await esperarAtributo(linhas(p).first(), 'data-linha', /./)).split('-');
    await teclarDeUmaVez(p, ['a', 'Enter']);
    await esperarVer(p.getByText('Escreva o motivo com pelo menos 5 letras.'));
    // The list that comes after the decision is slow: until it comes the lines are the old ones.
    const soltar = await segurar(p, '**/api/ciclos/1/apontamentos?*');
    await escreverMotivo(p, 'Conferido com o morador');
    await p.keyboard.press('a');
    await esperarVer(p.getByRole('dialog', { name: new RegExp(`^Aceitar: CDC (?!${cdc}$)`) }));
    await p.keyboard.press('Escape');
    await soltar();
    await expect.poll(() => linhas(p).count(), { timeout: ESPERA_MS }).toBeLessThan(antes);
    expect(await problemasDeAcesso(p)).toEqual([]);
  });

  it('a reading is corrected and the bill changes', async () => {
    await abrirCritica(p, '?situacao=PENDENTE&regra=CONSUMO_ALTO');
    await p.keyboard.press('c');
    const conta = await dialogo(p).getByText(/^Anterior/).textContent();
    const anterior = Number(/Anterior ([\d.]+)/.exec(conta ?? '')?.[1]?.replaceAll('.', ''));
    await p.keyboard.type(String(anterior + 10));
    // What is missing takes the focus: whoever presses Enter after the reading goes on with the reason.
    await p.keyboard.press('Enter');
    await escreverMotivo(p, 'Foto mostra outra leitura');
    await esperarTexto(p.getByText(/Corrigir leitura: CDC \d+\./), /A conta foi de R\$ [\d.,]+ para R\$ [\d.,]+\./);
  });

  it('what is left is marked and decided together', async () => {
    const quantas = await abrirCritica(p, '?situacao=PENDENTE');
    for (let faltam = quantas; faltam > 0; faltam -= 1) {
      await p.keyboard.press('Space');
      await p.keyboard.press('ArrowDown');
    }
    await esperarTantos(p.locator('.critica tr.marcada'), quantas);
    await p.keyboard.press('a');
    await escreverMotivo(p, 'Conferidos um a um na lista', MAQUINAS_MS);
    await esperarVer(p.getByText('Nenhum apontamento com estes filtros.'), MAQUINAS_MS);
    await esperarTantos(linhas(p), 0);
  });

  it('approving says what will happen; who corrected a reading must say why approves it too', async () => {
    await p.goto('/ciclos/1');
    await p.getByRole('button', { name: 'Aprovar e emitir' }).click();
    await esperarVer(dialogo(p).getByText('não pode ser desfeita', { exact: false }));
    expect(await problemasDeAcesso(p)).toEqual([]);
    const aprovar = (como: { readonly disabled: boolean }): Locator => dialogo(p).getByRole('button', { name: 'Aprovar e emitir', ...como });
    await aprovar({ disabled: false }).click();
    await esperarVer(dialogo(p).getByLabel('Justificativa (obrigatória)'));
    await esperarVer(aprovar({ disabled: true }));
    await esperarFoco(dialogo(p).getByLabel('Justificativa (obrigatória)'));
    await p.keyboard.type('Correção conferida com a foto; não há outra pessoa de plantão');
    await aprovar({ disabled: false }).click();
    await esperarVer(situacaoDaTela(p, 'Impresso'), MAQUINAS_MS);
    await esperarAtributo(p.getByRole('link', { name: /Arquivo de impressão/ }), 'href', /\/api\/ciclos\/1\/impressao/);
    const volume = p.getByRole('row', { name: /^Volume 1 \d+/ });
    const pdf = await p.request.get(await esperarAtributo(volume.getByRole('link', { name: 'Abrir PDF do volume 1' }), 'href', /./));
    expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-');
    expect(await problemasDeAcesso(p)).toEqual([]);
  });
});

it('the screen counts the pages of a volume as the print file is cut', () => {
  expect(PAGINAS_NA_TELA).toBe(PAGINAS_POR_VOLUME);
});

describe('the bill and its payment, on the screens', () => {
  it('the search finds a bill by its aviso, and its bars on the screen are read by an independent reader', async () => {
    await p.goto('/');
    await estarEm(p, 'Início');
    await p.keyboard.press('/');
    await p.keyboard.type('1');
    await p.getByText('Fatura de aviso 1', { exact: true }).click();
    await estarEm(p, 'Fatura 1');
    const simbolo = p.getByRole('img', { name: /^Código de barras \d{44}$/ });
    const codigo = (await esperarAtributo(simbolo, 'aria-label', /\d{44}$/)).slice(-44);
    expect(await lerBarras(await simbolo.screenshot())).toEqual([codigo]);
    expect(await problemasDeAcesso(p)).toEqual([]);
  });

  it('its document is a PDF shown inside the page before it is printed', async () => {
    await p.getByRole('button', { name: 'Ver o documento' }).click();
    const resposta = await p.request.get(await esperarAtributo(p.getByTitle('Fatura 1 em PDF'), 'src', /./));
    expect(resposta.headers()['content-security-policy']).toContain("frame-ancestors 'self'");
    expect((await resposta.body()).subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('the conference of a bank file shows the three sums and where each real went', async () => {
    retorno = await plataforma.retorno(1);
    await enviar(p, '/retornos', retorno);
    await esperarVer(p.getByRole('heading', { name: 'Confere', exact: true }));
    await p.getByRole('button', { name: 'Não identificado' }).click();
    await p.waitForURL((endereco) => endereco.searchParams.get('destino') === 'NAO_IDENTIFICADO');
    await esperarVer(p.getByRole('row', { name: /Não identificado/ }).nth(1));
    // The page stays where it was: who pressed a destination by the keyboard is still on it.
    await esperarFoco(p.getByRole('button', { name: 'Não identificado' }));
    await esperarVer(p.getByText(/quitaram contas, R\$ [\d.,]+ viraram crédito de clientes e R\$ [\d.,]+ ainda não têm dono\./));
    await p.getByRole('button', { name: 'Ver pagamentos sem dono' }).click();
    await esperarFoco(p.getByRole('heading', { name: 'Pagamentos do arquivo' }));
    expect(await problemasDeAcesso(p)).toEqual([]);
  });

  it('the same payments under another number wait for a person, who refuses them', async () => {
    const repetido = Buffer.from(retorno.buffer);
    // NSA of the header: positions 74 to 79 of the Febraban layout.
    repetido.write('000002', 73, 'latin1');
    await enviar(p, '/retornos', { ...retorno, name: 'repetido.ret', buffer: repetido });
    await esperarVer(p.getByText('Este arquivo espera decisão'));
    await esperarVer(p.getByRole('heading', { name: 'O arquivo bate com o total do banco' }));
    await esperarTantos(p.getByRole('region', { name: 'Pagamentos do arquivo' }), 0);
    expect(await problemasDeAcesso(p)).toEqual([]);
    await p.getByRole('button', { name: 'Recusar' }).focus();
    await teclarDeUmaVez(p, ['Enter', 'Enter', ...'O banco mandou duas vezes']);
    await esperarVer(p.getByRole('dialog', { name: 'Recusar este arquivo?' }));
    await p.keyboard.press('Enter');
    await esperarVer(situacaoDaTela(p, 'Recusado'));
    await esperarSumir(p.getByText('Este arquivo espera decisão'));
  });

  it('a file with errors is rejected whole, with the line of each and what to do', async () => {
    const quebrado = Buffer.from(retorno.buffer);
    const linha = quebrado.indexOf('\n') + 1;
    quebrado.write('000003', 73, 'latin1');
    // The value received of the first payment: positions 82 to 93.
    quebrado.write('ABCD', linha + 81, 'latin1');
    await enviar(p, '/retornos', { ...retorno, name: 'quebrado.ret', buffer: quebrado });
    await esperarVer(situacaoDaTela(p, 'Rejeitado'));
    await esperarVer(p.getByText('Peça ao banco o arquivo certo.', { exact: false }));
    await esperarTantos(p.getByRole('row', { name: /^2 Valor recebido/ }), 1);
    expect(await problemasDeAcesso(p)).toEqual([]);
  });

  it('a ligação shows its readings, bills, payments and statement', async () => {
    await p.goto('/faturas/1');
    await p.getByRole('link', { name: /^CDC / }).click();
    for (const aba of [/^Leituras/, /^Pagamentos/, /^Extrato/, /^Faturas/]) {
      await p.getByRole('tab', { name: aba }).click();
      await esperarVer(p.getByRole('tabpanel', { name: aba }).getByRole('table').first());
    }
    await p.getByRole('tab', { name: 'Extrato' }).click();
    const extrato = p.getByRole('tabpanel').getByRole('row', { name: /Emissão de fatura/ }).first();
    // Debit, credit, what is owed after.
    await esperarTexto(extrato, /R\$\s[\d.,]+–R\$\s[\d.,]+/);
    await p.getByLabel('Posição em').fill('01/01/2020');
    await p.keyboard.press('Enter');
    await esperarVer(p.getByText('Nenhum lançamento até 01/01/2020.', { exact: false }));
    expect(await problemasDeAcesso(p)).toEqual([]);
    await p.getByRole('tab', { name: /^Faturas/ }).click();
    await esperarVer(p.getByRole('tabpanel', { name: /^Faturas/ }));
    expect(await problemasDeAcesso(p)).toEqual([]);
  });

  it('the audit says who did what, and how it was before and after', async () => {
    expect(await procurarNaAuditoria(p)).toEqual([]);
  });
});

describe('every screen', () => {
  it.each(MODOS)('is accessible and fits, %s', async (_nome, opcoes) => {
    const sessao = await marina.contexto.storageState();
    const percorrer = async (quais: readonly string[]): Promise<readonly string[]> => {
      const visita = await visitar(navegador, plataforma.url, { ...opcoes, sessao });
      const problemas: string[] = [];
      for (const tela of quais) problemas.push(...(await problemasDaTela(visita.pagina, tela)));
      await visita.contexto.close();
      return [...problemas, ...visita.defeitos];
    };
    // two windows at once, one for each core
    const metades = await Promise.all([0, 1].map((qual) => percorrer(TELAS.filter((_, i) => i % 2 === qual))));
    expect(metades.flat()).toEqual([]);
  });

  it('did nothing wrong along the way: no script error, no call to anyone else', () => {
    expect(marina.defeitos).toEqual([]);
  });

  it('leaving closes the session, on the server too', async () => {
    await p.goto('/');
    await p.getByRole('button', { name: 'Sair' }).click();
    await estarEm(p, 'Entre no Nascente');
    await expect.poll(async () => (await p.request.get('/api/sessao')).ok(), { timeout: ESPERA_MS }).toBe(false);
  });

  it('a password that was given lets in only to choose another', async () => {
    expect(await entrarComSenhaProvisoria(p, 'marina', await plataforma.senhaProvisoria())).toEqual([]);
  });
});
