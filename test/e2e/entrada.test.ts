import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cadastrarCelular, NOVA } from './apoio/entrada.ts';
import { esperarTantos, esperarVer } from './apoio/esperas.ts';
import { dialogo, escreverMotivo, estarEm } from './apoio/jornada.ts';
import { abrirNavegador, problemasDeAcesso, visitar, type Visita } from './apoio/navegador.ts';
import { abrirPlataforma, type PlataformaDasJornadas } from './apoio/plataforma.ts';

/** A session is looked at every three seconds; a slow machine takes a while to draw. */
const FORA_MS = 8_000;

let plataforma: PlataformaDasJornadas;
let navegador: Browser;
let marina: Visita;
let p: Page;
let celular: Awaited<ReturnType<typeof cadastrarCelular>>;

beforeAll(async () => {
  [plataforma, navegador] = await Promise.all([abrirPlataforma(), abrirNavegador()]);
  marina = await visitar(navegador, plataforma.url);
  p = marina.pagina;
}, 300_000);
afterAll(async () => {
  await navegador?.close();
  await plataforma?.fechar();
});

async function digitar(login: string, senha: string): Promise<void> {
  await p.getByRole('textbox', { name: 'Usuário ou e-mail', exact: true }).fill(login);
  await p.getByLabel('Senha', { exact: true }).fill(senha);
  await p.keyboard.press('Enter');
}

describe('entering, when it is made hard', () => {
  it('after three wrong passwords the browser works by itself, and the right one lets in', async () => {
    const dada = await plataforma.senhaProvisoria();
    await p.goto('/');
    for (let i = 0; i < 3; i++) {
      const resposta = p.waitForResponse((r) => r.url().endsWith('/api/entrar') && r.status() === 401);
      await digitar('marina', `não é esta ${i}`);
      await resposta;
      await esperarVer(p.getByRole('alert').getByText(/não conferem/));
    }
    const pedidos: number[] = [];
    p.on('response', (r) => void (r.url().endsWith('/api/entrar') && pedidos.push(r.status())));
    await digitar('marina', dada);
    await estarEm(p, 'Escolha a sua senha');
    expect(pedidos).toEqual([428, 200]);
    await p.getByLabel('Senha atual', { exact: true }).fill(dada);
    await p.getByLabel('Senha nova', { exact: true }).fill(NOVA);
    await p.getByLabel('Repita a senha nova', { exact: true }).fill(NOVA);
    await p.keyboard.press('Enter');
    await estarEm(p, 'Cadastre o segundo fator');
    celular = await cadastrarCelular(p, NOVA);
    await estarEm(p, 'Início');
    expect(celular.reserva).toHaveLength(10);
  });

  it('locks and networks are seen, made and undone on the screens', async () => {
    await p.goto('/acesso/bloqueios');
    await estarEm(p, 'Bloqueios');
    expect(await problemasDeAcesso(p)).toEqual([]);
    await p.getByRole('button', { name: 'Bloquear…' }).click();
    await dialogo(p).getByLabel('Usuário ou e-mail').fill('celio');
    await dialogo(p).getByLabel('Motivo', { exact: true }).fill('Equipamento roubado');
    await p.keyboard.press('Enter');
    await esperarVer(p.getByText('celio está bloqueado.'));
    await esperarVer(p.getByRole('row', { name: /celio/ }));
    await p.getByRole('button', { name: 'Liberar celio' }).click();
    await escreverMotivo(p, 'A pessoa se identificou');
    await esperarVer(p.getByText('celio está liberado.'));
    await p.goto('/acesso/redes');
    await estarEm(p, 'Redes de acesso');
    await p.getByRole('button', { name: 'Incluir rede…' }).click();
    await dialogo(p).getByLabel('Rede ou endereço').fill('10.0.0.0/8');
    await dialogo(p).getByLabel('De quem é').fill('Fora daqui');
    await dialogo(p).getByLabel('Motivo', { exact: true }).fill('Portaria 12/2026');
    await p.keyboard.press('Enter');
    await esperarVer(dialogo(p).getByText(/ficaria sem acesso/));
    await p.keyboard.press('Escape');
    expect(await problemasDeAcesso(p)).toEqual([]);
    await p.goto('/acesso/segundo-fator');
    await estarEm(p, 'Segundo fator');
    await esperarVer(p.getByText('O seu celular está cadastrado.'));
    expect(await problemasDeAcesso(p)).toEqual([]);
  });

  it('the next time the password asks for the code, and a recovery code will do', async () => {
    await p.getByRole('button', { name: 'Sair' }).click();
    await estarEm(p, 'Entre no Nascente');
    await digitar('marina', NOVA);
    const campo = p.getByLabel('Código do celular', { exact: true });
    await esperarVer(campo);
    expect(await problemasDeAcesso(p)).toEqual([]);
    await campo.fill('000000');
    await p.keyboard.press('Enter');
    await esperarVer(p.getByRole('alert').getByText(/não confere/).first());
    await campo.fill(celular.codigo(1));
    await p.keyboard.press('Enter');
    await esperarVer(p.getByText('Marina Duarte (demonstração)'));
  });

  it('where one is in is seen in words; another session ends with the password, and is out in seconds', async () => {
    const outra = await visitar(navegador, plataforma.url);
    await outra.pagina.goto(await plataforma.enderecoDeEntrada());
    await estarEm(outra.pagina, 'Início');
    await p.goto('/acesso/minhas-sessoes');
    await estarEm(p, 'Minhas sessões');
    await esperarVer(p.getByRole('listitem').filter({ hasText: 'Esta sessão' }).getByText(/com senha e segundo fator/));
    expect(await problemasDeAcesso(p)).toEqual([]);
    await p.getByRole('button', { name: /^Encerrar a sessão "Chrome no Linux"/ }).click();
    await p.keyboard.press('Enter');
    await esperarVer(dialogo(p).getByText('Digite a sua senha.'));
    expect(await problemasDeAcesso(p)).toEqual([]);
    await p.keyboard.type(NOVA);
    await p.keyboard.press('Enter');
    await esperarVer(p.getByText('Sessão encerrada.'));
    await esperarVer(outra.pagina.getByRole('heading', { name: 'Entre no Nascente' }), FORA_MS);
    await outra.contexto.close();
  });

  it('who has one session at a time is told why the one that he left ended, and enters again there', async () => {
    await p.goto('/acesso/perfis/leitura');
    await p.getByRole('checkbox', { name: /^Uma sessão por vez/ }).check();
    await p.getByRole('button', { name: 'Salvar', exact: true }).click();
    await escreverMotivo(p, 'Um coletor, um computador');
    await esperarVer(p.getByText('Perfil salvo.'));
    await plataforma.incluirPessoas([{ login: 'duda', nome: 'Duda Reis (jornada)', perfil: 'leitura' }]);
    const [aqui, la] = [await visitar(navegador, plataforma.url), await visitar(navegador, plataforma.url)];
    await aqui.pagina.goto(await plataforma.enderecoDeEntrada('duda'));
    await estarEm(aqui.pagina, 'Início');
    await la.pagina.goto(await plataforma.enderecoDeEntrada('duda'));
    await estarEm(la.pagina, 'Início');
    await esperarVer(aqui.pagina.getByRole('heading', { name: 'Entre no Nascente' }), FORA_MS);
    await esperarVer(aqui.pagina.getByRole('alert').getByText(/Você entrou em outro lugar hoje/));
    expect(await problemasDeAcesso(aqui.pagina)).toEqual([]);
    await aqui.pagina.goto(await plataforma.enderecoDeEntrada('duda'));
    await estarEm(aqui.pagina, 'Início');
    expect([...aqui.defeitos, ...la.defeitos]).toEqual([]);
    await Promise.all([aqui.contexto.close(), la.contexto.close()]);
  });

  it('of the recovery codes one knows how many are left, and gets others', async () => {
    await p.goto('/acesso/segundo-fator');
    await esperarVer(p.getByText('Restam 10 códigos de reserva.'));
    await p.getByLabel('A sua senha, para gerar outros', { exact: true }).fill(NOVA);
    await p.keyboard.press('Enter');
    await esperarVer(p.getByText('Os códigos de antes já não entram.'));
    const novos = await p.locator('.segundo-fator__codigos code').allTextContents();
    expect(novos).toHaveLength(10);
    expect(novos).not.toEqual(celular.reserva);
    expect(await problemasDeAcesso(p)).toEqual([]);
    await p.getByRole('button', { name: 'Já guardei' }).click();
    await esperarVer(p.getByText('Restam 10 códigos de reserva.'));
  });

  it('a session that its network keeps out is told so, and is not asked to enter again', async () => {
    const codigo = 'acesso/rede-recusada';
    const detail = 'O endereço de rede de onde você está (192.0.2.1) não tem acesso ao sistema.';
    // every call of these journeys comes from one address, and nobody may close it to himself
    await p.route('**/api/sessao', (rota) => rota.fulfill({ status: 403, contentType: 'application/problem+json', body: JSON.stringify({ type: `urn:nascente:problema:${codigo}`, title: 'Este endereço de rede não tem acesso ao sistema', status: 403, detail, codigo, correlacao: 'x' }) }));
    await esperarVer(p.getByText(detail), FORA_MS);
    await esperarTantos(p.getByRole('heading', { name: 'Entre no Nascente' }), 0);
    await esperarTantos(p.getByRole('heading', { name: 'Segundo fator' }), 0);
    await p.unroute('**/api/sessao');
    await estarEm(p, 'Segundo fator');
    expect(marina.defeitos.filter((d) => !d.includes('403'))).toEqual([]);
  });
});
