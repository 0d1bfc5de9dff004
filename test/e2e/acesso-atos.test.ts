/** The acts of access, personal data and fraud, as people do them on the screens: each dialog by the keyboard, each act once whoever presses twice. */
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { conferirDialogo } from './apoio/dialogos.ts';
import { esperarSumir, esperarTantos, esperarVer } from './apoio/esperas.ts';
import { dialogo, estarEm } from './apoio/jornada.ts';
import { abrirNavegador, visitar, type Visita } from './apoio/navegador.ts';
import { abrirPlataforma, type PlataformaDasJornadas } from './apoio/plataforma.ts';

const MOTIVO = 'Conferido com o responsável';
const FALTA_MOTIVO = 'Escreva o motivo com pelo menos 5 letras.';
const EM_MASSA = 21;

let plataforma: PlataformaDasJornadas;
let navegador: Browser;
let marina: Visita;
let helena: Visita;
let p: Page;
/** A ligação whose holder is a person with a CPF. */
let cdc: number;
const problemas: string[] = [];

const botao = (nome: string | RegExp, onde: Page = p): Locator => onde.getByRole('button', { name: nome });
const conferir = async (aPartirDe: Locator, titulo: RegExp, falta?: string | RegExp, onde: Page = p): Promise<void> => void problemas.push(...(await conferirDialogo(onde, aPartirDe, titulo, falta)));
const quantosAtos = async (funcao: string): Promise<number> => (await plataforma.consultar('SELECT FROM comum.auditoria WHERE funcao = $1', [funcao])).length;

/** Presses twice, as the impatient do: it is done once, and the dialog is gone. `atos`: how many the audit gets of it. */
async function confirmarDuasVezes(nome: string, funcao: string, onde: Page = p, atos = 1): Promise<void> {
  const antes = await quantosAtos(funcao);
  await dialogo(onde).getByRole('button', { name: nome, exact: true }).dblclick();
  await esperarSumir(dialogo(onde));
  expect(await quantosAtos(funcao)).toBe(antes + atos);
}

async function escolher(campo: Locator, opcao: string | RegExp, onde: Page = p): Promise<void> {
  await campo.click();
  await onde.locator('.ant-select-item-option', { hasText: opcao }).last().click();
}

beforeAll(async () => {
  [plataforma, navegador] = await Promise.all([abrirPlataforma(), abrirNavegador()]);
  const [titular] = await plataforma.consultar<{ cdc: number; nome: string }>(
    `SELECT l.cdc, p.nome FROM cadastro.ligacao l JOIN cadastro.pessoa p ON p.id = l.pessoa WHERE p.documento_tipo = 'CPF' AND length(p.nome) > 14 ORDER BY l.cdc LIMIT 1`,
  );
  cdc = titular?.cdc ?? 0;
  await plataforma.incluirPessoas([
    { login: 'helena', nome: 'Helena Prates (jornada)', administrador: true },
    { login: 'titular', nome: titular?.nome ?? '', perfil: 'critica' },
    ...Array.from({ length: EM_MASSA }, (_, i) => ({ login: `temporario-${i}`, nome: `Temporário ${i} da Silva`, perfil: 'leitura' })),
  ]);
  [marina, helena] = await Promise.all([visitar(navegador, plataforma.url), visitar(navegador, plataforma.url)]);
  p = marina.pagina;
  await Promise.all([p.goto(await plataforma.enderecoDeEntrada()), helena.pagina.goto(await plataforma.enderecoDeEntrada('helena'))]);
}, 300_000);
afterAll(async () => {
  await navegador?.close();
  await plataforma?.fechar();
});

it('a masked CPF is seen for a minute, with a reason that is kept', async () => {
  await p.goto(`/ligacoes/${cdc}`);
  await esperarVer(p.getByText(/^\*{3}\.\d{3}\.\d{3}-\*\*$/).first());
  await conferir(botao('Revelar CPF/CNPJ'), /^Revelar CPF/, FALTA_MOTIVO);
  await dialogo(p).getByLabel('Motivo', { exact: true }).fill(MOTIVO);
  await confirmarDuasVezes('Revelar', 'cadastro/revelar-dado');
  await esperarVer(p.getByText(/^\d{3}\.\d{3}\.\d{3}-\d{2}$/));
});

it('a consent is registered and taken back, each once', async () => {
  await p.getByRole('tab', { name: 'Consentimentos' }).click();
  await conferir(botao('Registrar autorização: Avisos por SMS'), /^Registrar autorização/, /Diga como se prova/);
  await dialogo(p).getByLabel('Como se prova').fill('Gravação 20261120-0412');
  await confirmarDuasVezes('Registrar', 'cadastro/registrar-consentimento');
  await conferir(botao('Retirar autorização: Avisos por SMS'), /^Retirar autorização/);
  await dialogo(p).getByLabel('Como se prova').fill('Carta protocolada 88');
  await confirmarDuasVezes('Retirar', 'cadastro/revogar-consentimento');
  await esperarVer(botao('Registrar autorização: Avisos por SMS'));
});

it('a text of consent gets a new version, which is the one that is read', async () => {
  await p.goto('/lgpd?aba=textos');
  await conferir(botao('Publicar texto novo: Avisos por SMS'), /^Texto novo: Avisos por SMS/, /igual ao que está em vigor/);
  await dialogo(p).getByLabel('Texto', { exact: true }).fill('Autorizo receber por SMS avisos de falta de água na minha rua.');
  await esperarVer(dialogo(p).getByRole('region', { name: 'Como o atendente vai ler' }).getByText('falta de água'));
  await confirmarDuasVezes('Publicar versão 2', 'cadastro/publicar-texto-consentimento');
  await esperarVer(p.getByRole('region', { name: 'Avisos por SMS' }).getByText('Versão 2, em vigor'));
});

it('a pattern of the utility is tried on a text, refused while it is unsafe, created and ended', async () => {
  await p.getByRole('tab', { name: 'O que sai mascarado' }).click();
  await conferir(botao('Novo padrão'), /^Novo padrão/, 'Escreva o nome com pelo menos 2 letras.');
  const campo = (nome: string) => dialogo(p).getByLabel(nome, { exact: true });
  await campo('Nome').fill('RG');
  await campo('O que procura').fill('X+A+##');
  await esperarVer(dialogo(p).getByText(/Depois de uma repetição/));
  await campo('O que procura').fill('RG ##.###.###-#');
  await campo('Como sai').fill('RG **.###.###-*');
  await campo('Experimente em um texto seu').fill('trouxe o RG 12.345.678-9');
  await esperarVer(dialogo(p).getByText('trouxe o RG **.345.678-*'));
  await campo('Motivo').fill(MOTIVO);
  await confirmarDuasVezes('Criar padrão', 'cadastro/mudar-politica-dados');
  await conferir(botao('Encerrar o padrão RG'), /^Encerrar o padrão "RG"/, FALTA_MOTIVO);
  await campo('Motivo').fill(MOTIVO);
  await confirmarDuasVezes('Encerrar padrão', 'cadastro/mudar-politica-dados');
  await esperarVer(p.getByText(/^Nenhum padrão próprio/));
});

it('a request of a titular is registered, taken and answered', async () => {
  await p.getByRole('tab', { name: 'Pedidos de titulares' }).click();
  await conferir(botao('Registrar pedido'), /^Registrar pedido/, /Escreva o CDC/);
  await dialogo(p).getByLabel('CDC de uma ligação da pessoa').fill(String(cdc));
  await dialogo(p).getByLabel('Nas palavras da pessoa').fill('Quero saber que dados meus vocês têm.');
  await dialogo(p).getByRole('button', { name: 'Registrar', exact: true }).dblclick();
  await dialogo(p).getByRole('button', { name: 'Assumir' }).click();
  await conferir(dialogo(p).getByRole('button', { name: 'Responder' }), /^Responder/, FALTA_MOTIVO);
  await dialogo(p).locator('textarea').first().fill('Enviado o arquivo com todos os dados, por e-mail.');
  await dialogo(p).getByLabel('Motivo', { exact: true }).fill(MOTIVO);
  await dialogo(p).locator('button[type=submit]').dblclick();
  await esperarTantos(dialogo(p), 1);
  await esperarVer(dialogo(p).getByText('Enviado o arquivo', { exact: false }));
  await p.keyboard.press('Escape');
  await esperarSumir(dialogo(p));
  expect([await quantosAtos('cadastro/registrar-pedido-titular'), await quantosAtos('cadastro/responder-pedido-titular')]).toEqual([1, 1]);
});

it('who lacks a right asks for it, and another decides', async () => {
  const celio = await visitar(navegador, plataforma.url);
  await celio.pagina.goto(await plataforma.enderecoDeEntrada('celio'));
  await celio.pagina.goto('/acesso/pedidos');
  await conferir(botao('Pedir acesso', celio.pagina), /^Pedir acesso/, 'Escolha o perfil.', celio.pagina);
  await escolher(dialogo(celio.pagina).getByLabel('Perfil'), 'Atendimento', celio.pagina);
  await dialogo(celio.pagina).getByLabel('Motivo', { exact: true }).fill('Vou cobrir o balcão');
  await confirmarDuasVezes('Enviar pedido', 'acesso/pedir-acesso', celio.pagina);
  await p.goto('/acesso/pedidos?aba=todos');
  await conferir(botao(/^Decidir/), /pede "Atendimento"/, /Escreva a resposta/);
  await dialogo(p).getByLabel('Resposta a quem pediu').fill('Pode cobrir até o fim do mês');
  await confirmarDuasVezes('Aprovar', 'acesso/decidir-pedido');
  await celio.pagina.goto('/acesso/meus-acessos');
  await esperarVer(celio.pagina.getByText(/Atendimento/).first());
  problemas.push(...celio.defeitos);
  await celio.contexto.close();
});

it('a case of fraud is found, taken and concluded, and the threshold of its rule changes', async () => {
  await p.goto('/fraudes/regras');
  await botao('Rodar agora').click();
  await esperarVer(p.getByText(/^Rodada feita: \d+ casos? novos?/));
  await conferir(botao(/^Mudar a regra/).first(), /^Mudar a regra/, FALTA_MOTIVO);
  await dialogo(p).getByRole('spinbutton').first().press('ArrowUp');
  await dialogo(p).getByLabel('Motivo', { exact: true }).fill(MOTIVO);
  await confirmarDuasVezes('Mudar', 'gerencial/mudar-regra-fraude');
  await p.goto('/fraudes');
  await p.getByRole('row').filter({ hasText: 'Helena Prates' }).getByRole('link').first().click();
  await estarEm(p, /^Caso \d+/);
  await botao('Assumir').click();
  await conferir(botao('Concluir'), /^Concluir o caso/, 'Escolha um dos dois.');
  await dialogo(p).getByLabel(/^Improcedente/).check();
  await dialogo(p).getByLabel('Motivo', { exact: true }).fill('Homônimo, conferido no cadastro');
  await confirmarDuasVezes('Concluir', 'gerencial/concluir-caso-fraude');
  await esperarVer(p.getByText('Só evidência nova abre o caso de novo', { exact: false }));
});

it('many people are kept out only when a second administrador confirms', async () => {
  await p.goto('/acesso/usuarios?busca=tempor');
  await esperarTantos(p.getByRole('link', { name: /^Temporário/ }), EM_MASSA);
  await botao('Marcar todos os filtrados').click();
  await conferir(botao('Desativar'), new RegExp(`^Desativar ${EM_MASSA} usuários`), FALTA_MOTIVO);
  await dialogo(p).getByLabel('Motivo', { exact: true }).fill('Fim do contrato de leitura');
  await dialogo(p).getByRole('button', { name: 'Desativar', exact: true }).dblclick();
  await esperarSumir(dialogo(p));
  await esperarVer(p.getByText(/Espera a confirmação de outro administrador/));
  const ativos = async () => ((await (await p.request.get('/api/usuarios?busca=tempor&situacao=ATIVO')).json()) as { total: number }).total;
  expect(await ativos()).toBe(EM_MASSA);
  await helena.pagina.goto('/acesso/usuarios');
  await conferir(botao('Decidir', helena.pagina), /pediu para desativar/, /Escreva a resposta/, helena.pagina);
  await dialogo(helena.pagina).getByLabel('Resposta', { exact: true }).fill('Contrato encerrado ontem');
  // the decision, and what it did to each
  await confirmarDuasVezes('Confirmar', 'acesso/decidir-ato-em-massa', helena.pagina, EM_MASSA + 1);
  expect(await ativos()).toBe(0);
});

it('a computer asks to be known, and who administers approves it', async () => {
  await helena.pagina.goto('/acesso/estacoes');
  await p.goto('/acesso/estacoes');
  await conferir(botao('Registrar este computador…'), /^Registrar este computador/, /Dê|Escreva|nome/);
  await p.keyboard.press('Escape');
  await esperarSumir(dialogo(p));
  const titular = await visitar(navegador, plataforma.url);
  await titular.pagina.goto(await plataforma.enderecoDeEntrada('titular'));
  await titular.pagina.goto('/acesso/estacoes');
  await botao('Registrar este computador…', titular.pagina).click();
  const campos = dialogo(titular.pagina).getByRole('textbox');
  await campos.nth(0).fill('BALCAO-07');
  await campos.nth(1).fill('Atendimento central');
  await dialogo(titular.pagina).getByRole('button', { name: 'Registrar', exact: true }).dblclick();
  await esperarSumir(dialogo(titular.pagina));
  await p.reload();
  await conferir(botao('Aprovar BALCAO-07'), /^Aprovar BALCAO-07/, FALTA_MOTIVO);
  await dialogo(p).getByLabel('Motivo', { exact: true }).fill(MOTIVO);
  await confirmarDuasVezes('Aprovar', 'acesso/decidir-estacao');
  await esperarVer(botao('Desligar BALCAO-07'));
  problemas.push(...titular.defeitos);
  await titular.contexto.close();
});

it('a loan ends once, and dialogs and screens have nothing wrong', async () => {
  await p.goto('/acesso/delegacoes');
  await conferir(botao('Delegar o que eu posso'), /^Delegar/, 'Escolha a pessoa.');
  await dialogo(p).getByLabel('A quem').fill('Helena');
  await p.locator('.ant-select-item-option', { hasText: 'Helena Prates' }).click();
  await dialogo(p).getByLabel('Do dia', { exact: true }).click();
  await p.locator('.ant-picker-cell-today').first().click();
  await p.locator('.ant-picker-cell-today').first().click();
  await dialogo(p).getByRole('group', { name: 'Ligações' }).or(dialogo(p).locator('.direitos__funcao', { hasText: 'Ligações' })).first().getByRole('checkbox').first().check();
  await botao('Limitar lugares').click();
  await dialogo(p).getByLabel('Só nestes setores').press('ArrowDown');
  await p.keyboard.press('Enter');
  await p.keyboard.press('Escape');
  await dialogo(p).getByLabel('Motivo', { exact: true }).fill('Férias de uma semana');
  await confirmarDuasVezes('Delegar', 'acesso/delegar');
  await conferir(botao(/^Encerrar a delegação/), /^Encerrar a delegação/);
  await confirmarDuasVezes('Encerrar', 'acesso/encerrar-minha-delegacao');
  expect([...problemas, ...marina.defeitos, ...helena.defeitos]).toEqual([]);
});
